#if __has_include(<glpk.h>)
#include <glpk.h>
#else
#error "GLPK's header glpk.h is missing. Debian or Ubuntu: sudo apt-get install libglpk-dev. macOS: brew install glpk."
#endif
#include <setjmp.h>

// GLPK ends the process where one of its own assertions fails, which numbers that lie very far apart can
// bring about. These calls answer with a code instead. Between the place that is returned to and GLPK's
// error there is nothing but C: while a callback runs, which is Swift, an error ends the process as ever.

/// The code of a call that GLPK broke off. Of an integer search the problem is lost then: it can be
/// neither used nor deleted.
enum { pt_broken_off = -1 };

typedef struct {
  jmp_buf place;
  void (*callback)(glp_tree *, void *);
  void *info;
} pt_guard;

static inline int pt_say_nothing(void *info, const char *text) {
  (void)info;
  (void)text;
  return 1;
}

static inline void pt_leave(void *guard) { longjmp(((pt_guard *)guard)->place, 1); }

static inline void pt_watch(pt_guard *guard) {
  glp_error_hook(pt_leave, guard);
  glp_term_hook(pt_say_nothing, 0);
}

static inline void pt_watch_no_more(void) {
  glp_error_hook(0, 0);
  glp_term_hook(0, 0);
}

static inline int pt_break_off(void) {
  pt_watch_no_more();
  // An error turns it on.
  glp_term_out(GLP_OFF);
  return pt_broken_off;
}

/// glp_simplex, or pt_broken_off.
static inline int pt_simplex(glp_prob *problem, const glp_smcp *parameters) {
  pt_guard guard;
  if (setjmp(guard.place) != 0) return pt_break_off();
  pt_watch(&guard);
  int code = glp_simplex(problem, parameters);
  pt_watch_no_more();
  return code;
}

static inline void pt_call_back(glp_tree *tree, void *info) {
  pt_guard *guard = (pt_guard *)info;
  pt_watch_no_more();
  guard->callback(tree, guard->info);
  pt_watch(guard);
}

/// glp_intopt with a callback, or pt_broken_off.
static inline int pt_intopt(glp_prob *problem, const glp_iocp *parameters) {
  pt_guard guard;
  glp_iocp own = *parameters;
  guard.callback = own.cb_func;
  guard.info = own.cb_info;
  own.cb_func = pt_call_back;
  own.cb_info = &guard;
  if (setjmp(guard.place) != 0) return pt_break_off();
  pt_watch(&guard);
  int code = glp_intopt(problem, &own);
  pt_watch_no_more();
  return code;
}
