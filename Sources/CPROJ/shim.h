#if __has_include(<proj.h>)
#include <proj.h>
#else
#error "PROJ's header proj.h is missing. Debian or Ubuntu: sudo apt-get install libproj-dev. macOS: brew install proj."
#endif
