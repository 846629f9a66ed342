#if __has_include(<sqlite3.h>)
#include <sqlite3.h>
#else
#error "SQLite's header sqlite3.h is missing. Debian or Ubuntu: sudo apt-get install libsqlite3-dev. macOS: brew install sqlite."
#endif
