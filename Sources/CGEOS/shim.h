// Only the functions that take a context: they are the ones that may run on several threads.
#define GEOS_USE_ONLY_R_API
#if __has_include(<geos_c.h>)
#include <geos_c.h>
#else
#error "GEOS's header geos_c.h is missing. Debian or Ubuntu: sudo apt-get install libgeos-dev. macOS: brew install geos."
#endif
