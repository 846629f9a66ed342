#if __has_include(<xlsxwriter.h>)
#include <xlsxwriter.h>
#else
#error "libxlsxwriter's header xlsxwriter.h is missing. Debian or Ubuntu: sudo apt-get install libxlsxwriter-dev. macOS: brew install libxlsxwriter."
#endif
// To read back what was written: libxlsxwriter doesn't notice where its temporary files are cut off.
#if __has_include(<zlib.h>)
#include <zlib.h>
#else
#error "zlib's header zlib.h is missing. Debian or Ubuntu: sudo apt-get install zlib1g-dev. macOS: xcode-select --install."
#endif
