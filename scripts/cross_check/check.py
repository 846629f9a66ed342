"""Holds an answer of the program against HiGHS, against brute force, and against itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from .enumeration import optima
from .problem import BEYOND, Level, Problem
from .programme import Programme
from .score import Plan, faults, read_plan, value
from .service import Kept


@dataclass(frozen=True)
class Disagreement:
    """A fault of the program. `kind` groups those that are alike."""

    kind: str
    text: str
    better: Plan | None = None


@dataclass
class Findings:
    """What came of checking an answer."""

    disagreements: list[Disagreement] = field(default_factory=list)
    confirmed: int = 0  # levels and infeasibilities that HiGHS confirms
    enumerated: int = 0  # levels that brute force confirms
    undecided: int = 0  # levels that HiGHS could not decide in time

    def disagree(self, kind: str, text: str, better: Plan | None = None) -> None:
        self.disagreements.append(Disagreement(kind, text, better))


@dataclass(frozen=True)
class Claim:
    """A stage as the program states it."""

    stage: Level
    value: float
    bound: float
    allowance: float  # what the tolerance adds to the bound

    @property
    def name(self) -> str:
        return self.stage.name

    @property
    def tolerance(self) -> float:
        return float(self.stage.tolerance)


def figures(document: dict) -> list[tuple[str, float, float]]:
    """Name, value and bound of each figure of the objectives that has both: of fairness there are two,
    of which the second stands inside it."""
    stated = []
    for objective in document["objectives"]:
        stated.append((objective["name"], objective["value"], objective["bound"]))
        second = objective.get(BEYOND)
        if isinstance(second, dict):
            stated.append((BEYOND, second["value"], second["bound"]))
    return stated


def check_answer(
    problem: Problem, document: dict, *, seconds: float, enumerate_most: int = 0, proofs=True
) -> Findings:
    """Checks a `plan-territories/plan/1`.

    - Parameters:
      - seconds: for each question that HiGHS is asked.
      - enumerate_most: the most plans to try by brute force.
      - proofs: whether optima and bounds are checked, or only the plan is scored.
    """
    findings = Findings()
    outcome = document["outcome"]
    if outcome == "infeasible":
        if proofs:
            _check_infeasible(problem, findings, seconds)
        return findings
    if outcome == "unknown":
        return findings
    plan = read_plan(problem, document)
    claims = _claims(problem, document, plan, findings)
    if claims is None:
        return findings
    _check_plan(problem, document, plan, claims, findings)
    if proofs and not findings.disagreements:
        proven = outcome == "optimal"
        programme = Programme(problem, seconds)
        (_check_proof if proven else _check_bounds)(programme, plan, claims, findings)
        if proven and enumerate_most:
            _check_by_enumeration(problem, claims, findings, enumerate_most)
    return findings


def _claims(
    problem: Problem, document: dict, plan: Plan, findings: Findings
) -> list[Claim] | None:
    objectives = document["objectives"]
    names = [objective["name"] for objective in objectives]
    asked = [level.name for level in problem.levels]
    # A search that was stopped tells the levels that it reached.
    reached = len(names) if document["outcome"] == "feasible" else len(asked)
    if names != asked[:reached]:
        findings.disagree(
            "levels out of order", f"asked {', '.join(asked)}, answered {', '.join(names)}"
        )
        return None
    stated = {name: (own, bound) for name, own, bound in figures(document)}
    _check_second_figure(problem, objectives, plan, findings)
    if "fairness" in stated and BEYOND not in stated:
        # Its bound is not told: what the plan has of it is taken for proven, unless it may have more.
        fair = next(level for level in problem.levels if level.name == "fairness")
        if fair.tolerance or document["outcome"] != "optimal":
            stated = {name: stated[name] for name in names[: names.index("fairness") + 1]}
        else:
            stated[BEYOND] = (value(problem, plan, BEYOND),) * 2
    waiting = value(problem, plan, "waiting")
    return [
        Claim(
            stage,
            *stated[stage.name],
            float(stage.tolerance) * (waiting if stage.name == BEYOND else stated[stage.name][1]),
        )
        for stage in problem.stages
        if stage.name in stated
    ]


def _check_second_figure(
    problem: Problem, objectives: list[dict], plan: Plan, findings: Findings
) -> None:
    """Clients beyond an even share, where they stand as a number, are those of the plan."""
    for objective in objectives:
        stated = objective.get(BEYOND)
        if isinstance(stated, dict) or stated is None:
            continue
        own = value(problem, plan, BEYOND)
        if abs(own - stated) > problem.tolerance(BEYOND, own):
            findings.disagree(f"value of {BEYOND}", f"{BEYOND} is {own:.9g}, reported {stated:.9g}")


def _check_infeasible(problem: Problem, findings: Findings, seconds: float) -> None:
    verdict = Programme(problem, seconds).minimise(None, [])
    if verdict.kind == "found":
        findings.disagree("called impossible", "there is a plan", verdict.plan)
    elif verdict.kind == "impossible":
        findings.confirmed += 1
    else:
        findings.undecided += 1


def _check_plan(
    problem: Problem, document: dict, plan: Plan, claims: list[Claim], findings: Findings
) -> None:
    """The plan is sound, and every figure is what follows from it."""
    for name, figure in (("coaches", problem.coaches), ("leaders", problem.leaders)):
        if document[name] != figure:
            findings.disagree(f"number of {name}", f"{document[name]} {name} instead of {figure}")
    if abs(document["demand"] - float(problem.total)) > problem.tolerance("waiting", 0):
        findings.disagree(
            "demand", f"{document['demand']:.9g}, which is {float(problem.total):.9g}"
        )
    for fault in sorted(set(faults(problem, plan))):
        findings.disagree(f"unsound plan: {fault}", fault)
    for claim in claims:
        slack = problem.tolerance(claim.name, claim.value)
        own = value(problem, plan, claim.name)
        if abs(own - claim.value) > slack:
            findings.disagree(
                f"value of {claim.name}", f"{claim.name} is {own:.9g}, reported {claim.value:.9g}"
            )
        if claim.bound > claim.value + slack:
            findings.disagree(
                f"{claim.name} below its bound", f"value {claim.value:.9g}, bound {claim.bound:.9g}"
            )
        if document["outcome"] != "optimal":
            continue
        if claim.value > claim.bound + claim.allowance + slack * (1 + claim.tolerance):
            findings.disagree(
                f"{claim.name} called optimal above its bound",
                f"value {claim.value:.9g}, bound {claim.bound:.9g}",
            )
    for own, service, stated in zip(plan.territories, plan.service, document["territories"]):
        figures = {
            "clients": float(sum(problem.demand[m] for m in own.members)),
            "capacity": float(problem.capacity(own.coaches, own.leaders)),
            "served": sum(service.values()),
            "travel": sum(
                clients * float(problem.distance[m][own.base]) for m, clients in service.items()
            ),
        }
        for name, figure in figures.items():
            size = "travel" if name == "travel" else "waiting"
            if abs(stated[name] - figure) > problem.tolerance(size, figure):
                findings.disagree(
                    f"{name} of a territory", f"{stated[name]:.9g}, which is {figure:.9g}"
                )


def _check_proof(programme: Programme, plan: Plan, claims: list[Claim], findings: Findings) -> None:
    """No plan that keeps the levels before is better in any, by more than tolerances explain.

    HiGHS is asked for a plan with the level a tolerance below its bound: that there is none
    confirms the bound. Where later levels may give some away, it is asked for one at the bound too.
    """
    problem = programme.problem
    kept: Kept = []
    loose: Kept = []  # the same with what tolerances explain
    for claim in claims:
        slack = problem.tolerance(claim.name, claim.bound)
        below = claim.bound - slack
        is_open = False
        if below >= 0:
            verdict = programme.minimise(claim.name, [*kept, (claim.name, below)])
            is_open = verdict.kind == "open"
            if verdict.plan is not None:
                best = value(problem, verdict.plan, claim.name)
                limits = ", ".join(f"{name} ≤ {most:.9g}" for name, most in kept)
                findings.disagree(
                    f"false proof of {claim.name}",
                    f"{claim.name} {claim.bound:.9g} called optimal, but {best:.9g} is possible"
                    f" with {limits or 'nothing kept'}",
                    verdict.plan,
                )
                return
        if claim.tolerance:
            verdict = programme.minimise(None, [*loose, (claim.name, claim.bound + slack)])
            is_open = is_open or verdict.kind == "open"
            if verdict.kind == "impossible":
                findings.disagree(
                    f"bound of {claim.name} too low",
                    f"no plan has {claim.name} ≤ {claim.bound + slack:.9g}",
                )
                return
        if is_open:
            findings.undecided += 1
        else:
            findings.confirmed += 1
        limit = problem.limit(claim.stage, claim.bound, kept) if claim.tolerance else claim.value
        if limit is None:
            break
        kept.append((claim.name, limit))
        loose.append((claim.name, limit + slack * (1 + claim.tolerance)))
    # The plan was found sound above, so a formulation without any plan would confirm anything.
    if programme.minimise(None, loose, start=plan.territories).kind == "impossible":
        findings.disagree("fault of the check", "HiGHS finds no plan where a sound one is known")


def _check_bounds(
    programme: Programme, plan: Plan, claims: list[Claim], findings: Findings
) -> None:
    """Bounds of a search that was stopped are not above the optimum of their level."""
    problem, kept = programme.problem, []
    for claim in claims:
        verdict = programme.minimise(claim.name, kept, start=None if kept else plan.territories)
        if verdict.kind != "found" or not verdict.proven:
            findings.undecided += 1
            return
        best = value(problem, verdict.plan, claim.name)
        if claim.bound > best + problem.tolerance(claim.name, best):
            findings.disagree(
                f"bound of {claim.name} above the optimum",
                f"bound {claim.bound:.9g}, but {best:.9g} is possible",
                verdict.plan,
            )
            return
        findings.confirmed += 1
        limit = problem.limit(claim.stage, best, kept)
        if limit is None:
            return
        kept.append((claim.name, limit))


def _check_by_enumeration(
    problem: Problem, claims: list[Claim], findings: Findings, most: int
) -> None:
    best = optima(problem, most)
    if best is None:
        return
    if not best:
        findings.disagree("impossible by brute force", "no plan of all that were tried is sound")
        return
    for claim, optimum in zip(claims, best):
        if abs(claim.bound - optimum) > problem.tolerance(claim.name, optimum):
            findings.disagree(
                f"brute force: {claim.name}",
                f"{claim.name} {claim.bound:.9g} called optimal, brute force {optimum:.9g}",
            )
            return
        findings.enumerated += 1
