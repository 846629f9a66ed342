// Only the functions that take a context: they are the ones that may run on several threads.
#define GEOS_USE_ONLY_R_API
#if __has_include(<geos_c.h>)
#include <geos_c.h>
#else
#error "GEOS's header geos_c.h is missing. Debian or Ubuntu: sudo apt-get install libgeos-dev. macOS: brew install geos."
#endif
#if GEOS_VERSION_MAJOR < 3 || (GEOS_VERSION_MAJOR == 3 && GEOS_VERSION_MINOR < 10)
#error "GEOS is older than 3.10. Take it from a newer release of the system (Debian 12, Ubuntu 22.04) or from https://libgeos.org."
#endif
