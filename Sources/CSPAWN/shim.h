#include <spawn.h>
#if defined(__linux__)
// glibc 2.34 or newer has it, but shows it to those only who ask for all that GNU adds.
extern int posix_spawn_file_actions_addclosefrom_np(
    posix_spawn_file_actions_t *actions, int first);
#endif
