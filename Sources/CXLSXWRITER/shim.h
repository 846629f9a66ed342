#if __has_include(<xlsxwriter.h>)
#include <xlsxwriter.h>
#else
#error "libxlsxwriter's header xlsxwriter.h is missing. Debian or Ubuntu: sudo apt-get install libxlsxwriter-dev. macOS: brew install libxlsxwriter."
#endif
