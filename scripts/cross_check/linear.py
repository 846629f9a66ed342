"""Linear and mixed integer programmes, solved by HiGHS."""

from __future__ import annotations

import os
from dataclasses import dataclass

import highspy
import numpy

INFINITY = highspy.kHighsInf
Row = dict[int, float]


def _let_highs_greet() -> None:
    """HiGHS greets on standard output, once, before it can be told not to."""
    output = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    highspy.Highs()
    os.dup2(output, 1)
    os.close(nowhere)
    os.close(output)


_let_highs_greet()


@dataclass(frozen=True)
class Answer:
    """What HiGHS says: `optimal`, `infeasible`, or `open` where a limit ended the search."""

    status: str
    values: list[float] | None
    bound: float


class LinearProgram:
    """A programme that is put together column by column and row by row, then solved."""

    def __init__(self):
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._whole: list[bool] = []
        self._rows: list[tuple[Row, float, float]] = []

    def column(self, lower=0.0, upper=INFINITY, whole=False) -> int:
        self._lower.append(lower)
        self._upper.append(upper)
        self._whole.append(whole)
        return len(self._lower) - 1

    def row(self, row: Row, lower=-INFINITY, upper=INFINITY) -> None:
        self._rows.append((row, lower, upper))

    def minimise(
        self, costs: Row, further=(), *, seconds=INFINITY, start: Row | None = None
    ) -> Answer:
        """The least Σ costs·x.

        - Parameters:
          - further: rows for this time only.
          - start: values of some columns of a known solution, for HiGHS to begin with.
        """
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
        solver.setOptionValue("mip_feasibility_tolerance", 1e-7)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-9)
        if seconds < INFINITY:
            solver.setOptionValue("time_limit", float(seconds))
        solver.passModel(self._model(costs, list(further)))
        if start:
            index = numpy.array(sorted(start), dtype=numpy.int32)
            solver.setSolution(len(index), index, numpy.array([start[i] for i in index]))
        solver.run()
        return self._answer(solver)

    def _model(self, costs: Row, further) -> highspy.HighsLp:
        rows = self._rows + further
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self._lower), len(rows)
        cost = numpy.zeros(model.num_col_)
        for column, coefficient in costs.items():
            cost[column] += coefficient
        model.col_cost_ = cost
        model.col_lower_ = numpy.array(self._lower)
        model.col_upper_ = numpy.array(self._upper)
        model.row_lower_ = numpy.array([row[1] for row in rows])
        model.row_upper_ = numpy.array([row[2] for row in rows])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts, index, entries = [0], [], []
        for row, _, _ in rows:
            index.extend(row.keys())
            entries.extend(row.values())
            starts.append(len(index))
        model.a_matrix_.start_ = numpy.array(starts, dtype=numpy.int32)
        model.a_matrix_.index_ = numpy.array(index, dtype=numpy.int32)
        model.a_matrix_.value_ = numpy.array(entries, dtype=float)
        if any(self._whole):
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            model.integrality_ = [kinds[whole] for whole in self._whole]
        return model

    def _answer(self, solver: highspy.Highs) -> Answer:
        status, info = solver.getModelStatus(), solver.getInfo()
        if status in (
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        ):
            return Answer("infeasible", None, INFINITY)
        if status == highspy.HighsModelStatus.kModelEmpty:
            return Answer("optimal", [], 0.0)
        has_values = info.primal_solution_status == 2
        values = list(solver.getSolution().col_value) if has_values else None
        if status == highspy.HighsModelStatus.kOptimal:
            bound = info.mip_dual_bound if any(self._whole) else info.objective_function_value
            return Answer("optimal", values, bound)
        return Answer("open", values, info.mip_dual_bound if any(self._whole) else -INFINITY)


def add(row: Row, column: int, coefficient: float) -> None:
    """Adds a term to a row."""
    row[column] = row.get(column, 0.0) + coefficient
