#if __has_include(<expat.h>)
#include <expat.h>
#else
#error "expat's header expat.h is missing. Debian or Ubuntu: sudo apt-get install libexpat1-dev. macOS: brew install expat."
#endif
