#if __has_include(<glpk.h>)
#include <glpk.h>
#else
#error "GLPK's header glpk.h is missing. Debian or Ubuntu: sudo apt-get install libglpk-dev. macOS: brew install glpk."
#endif
#include <setjmp.h>
#include <stdio.h>

// GLPK ends the process where one of its own assertions fails, which numbers that lie very far apart can
// bring about. These calls answer with a code instead. Between the place that is returned to and GLPK's
// error there is nothing but C: while a callback runs, which is Swift, an error ends the process as ever.

// An integer search calls back between the relaxations of its subproblems, and nothing limits one of
// these: with numbers far apart the simplex method may go round in circles for ever. So the search is
// asked too whenever GLPK would tell how a relaxation is doing, every five seconds.

/// The codes of calls that GLPK broke off, and of searches that were stopped within a subproblem's
/// relaxation. Of an integer search the problem is lost then: it can be neither used nor deleted.
enum { pt_broken_off = -1, pt_stopped = -2 };

/// Whether a search has to stop, after so many iterations of the simplex method in all.
typedef int (*pt_must_stop)(void *info, int iterations);

typedef struct {
  jmp_buf place;
  void (*callback)(glp_tree *, void *);
  void *info;
  pt_must_stop must_stop;
} pt_guard;

static inline void pt_leave(void *guard) { longjmp(((pt_guard *)guard)->place, pt_broken_off); }

/// Takes what GLPK says in place of the terminal.
static inline int pt_listen(void *info, const char *text) {
  pt_guard *guard = (pt_guard *)info;
  int iterations = 0;
  // A mark of the simplex method's phase, and how often it has iterated.
  int is_relaxation = sscanf(text, "%*c%d:", &iterations) == 1;
  if (is_relaxation && guard->must_stop && guard->must_stop(guard->info, iterations))
    longjmp(guard->place, pt_stopped);
  return 1;
}

static inline void pt_watch(pt_guard *guard) {
  glp_error_hook(pt_leave, guard);
  glp_term_hook(pt_listen, guard);
  glp_term_out(GLP_ON);
}

static inline void pt_watch_no_more(void) {
  glp_error_hook(0, 0);
  glp_term_hook(0, 0);
  glp_term_out(GLP_OFF);
}

/// glp_simplex, or pt_broken_off.
static inline int pt_simplex(glp_prob *problem, const glp_smcp *parameters) {
  pt_guard guard;
  guard.must_stop = 0;
  // Not touched between the jump's two ends, so that it is what it was.
  int code = pt_broken_off;
  if (setjmp(guard.place) == 0) {
    pt_watch(&guard);
    code = glp_simplex(problem, parameters);
  }
  pt_watch_no_more();
  return code;
}

static inline void pt_call_back(glp_tree *tree, void *info) {
  pt_guard *guard = (pt_guard *)info;
  pt_watch_no_more();
  guard->callback(tree, guard->info);
  pt_watch(guard);
}

/// glp_intopt with a callback, or pt_broken_off, or pt_stopped.
///
/// `must_stop` is asked with the callback's own info, where `parameters` have GLPK say something.
static inline int pt_intopt(
    glp_prob *problem, const glp_iocp *parameters, pt_must_stop must_stop) {
  pt_guard guard;
  glp_iocp own = *parameters;
  guard.callback = own.cb_func;
  guard.info = own.cb_info;
  guard.must_stop = must_stop;
  own.cb_func = pt_call_back;
  own.cb_info = &guard;
  int code;
  switch (setjmp(guard.place)) {
  case 0:
    pt_watch(&guard);
    code = glp_intopt(problem, &own);
    break;
  case pt_stopped:
    code = pt_stopped;
    break;
  default:
    code = pt_broken_off;
  }
  pt_watch_no_more();
  return code;
}
