#if __has_include(<glpk.h>)
#include <glpk.h>
#else
#error "GLPK's header glpk.h is missing. Debian or Ubuntu: sudo apt-get install libglpk-dev. macOS: brew install glpk."
#endif
