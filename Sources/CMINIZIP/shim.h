// minizip's header includes zlib's, which comes in a package of its own.
#if !__has_include(<zlib.h>)
#error "zlib's header zlib.h is missing. Debian or Ubuntu: sudo apt-get install zlib1g-dev. macOS: xcode-select --install."
#endif
#if __has_include(<minizip/unzip.h>)
#include <minizip/unzip.h>
#include <minizip/zip.h>
#else
#error "minizip's header minizip/unzip.h is missing. Debian or Ubuntu: sudo apt-get install libminizip-dev. macOS: brew install minizip."
#endif
