import CGLPK
import Testing

@testable import TerritorySolver

@Suite struct ProblemTests {
  /// max 5x + 4y, 6x + 4y ≤ 24, x + 2y ≤ 6 has its optimum 21 at (3, 1.5); for whole numbers 20 at
  /// (4, 0). Taha, Operations Research, example 2.
  private func reddyMikks(isInteger: Bool) -> (LinearProgram, LinearExpression) {
    var program = LinearProgram()
    let x = LinearExpression(program.addColumn("x", 0...Double.infinity, isInteger: isInteger))
    let y = LinearExpression(program.addColumn("y", 0...Double.infinity, isInteger: isInteger))
    program.require(6 * x + 4 * y <= 24)
    program.require(x + 2 * y <= 6)
    return (program, -5 * x - 4 * y)
  }

  @Test func relaxation() {
    let (program, cost) = reddyMikks(isInteger: false)
    withProblem { (problem: inout Problem) in
      problem.load(program)
      problem.setObjective(cost)
      let status = problem.solveRelaxation(.none)
      #expect(status == .optimal)
      let value = problem.relaxationValue
      let point = problem.relaxationPoint
      #expect(abs(value + 21) < 1e-9)
      #expect(abs(point[0] - 3) < 1e-9 && abs(point[1] - 1.5) < 1e-9)
    }
  }

  @Test func wholeNumbers() {
    let (program, cost) = reddyMikks(isInteger: true)
    withProblem { (problem: inout Problem) in
      problem.load(program)
      problem.setObjective(cost)
      let status = problem.solveRelaxation(.none)
      #expect(status == .optimal)
      let search = TreeSearch(
        limits: .none, target: -.infinity, separate: { _ in nil }, branch: { _ in },
        observe: { _, _ in })
      let ending = problem.solveInteger(search)
      #expect(ending == .optimal)
      let value = problem.integerValue
      #expect(abs(value + 20) < 1e-9)
    }
  }

  @Test func contradictionIsInfeasible() {
    var program = LinearProgram()
    let x = LinearExpression(program.addColumn("x", 0...1))
    program.require(x >= LinearExpression(2))
    let contradictory = program
    withProblem { (problem: inout Problem) in
      problem.load(contradictory)
      problem.setObjective(x)
      let status = problem.solveRelaxation(.none)
      #expect(status == .infeasible)
    }
  }

  @Test func variablesAreCollected() {
    var program = LinearProgram()
    let x = LinearExpression(program.addColumn("x", 0...1))
    let y = LinearExpression(program.addColumn("y", 0...1))
    program.require(x + y + 2 * x - y <= x + 1 * LinearExpression(3))
    #expect(program.rows.count == 1)
    #expect(program.rows[0].terms.map(\.coefficient) == [2])
    #expect(program.rows[0].upper == 3)
    let holds = program.require(x - x <= 1)
    let fails = program.require(x - x <= -1)
    #expect(holds && !fails)
    #expect(program.rows.count == 1)
  }

  /// What rounding leaves of a difference of equals is no coefficient, wherever it comes from.
  @Test func restsOfRoundingAreLeftOut() {
    var program = LinearProgram()
    let x = LinearExpression(program.addColumn("x", 0...1))
    let y = LinearExpression(program.addColumn("y", 0...1))
    program.require(0.1 * x + 0.2 * x - 0.3 * x + y <= 1)
    #expect(program.rows[0].terms.map(\.coefficient) == [1])
  }

  /// Where each of two of three have to be chosen apart, none of them can have half of all. GLPK's
  /// own rounding knows nothing of rows that are added while it searches.
  @Test func pointsKeepRowsThatComeLate() {
    var program = LinearProgram()
    let columns = (0..<3).map {
      LinearExpression(program.addColumn("x\($0)", 0...1, isInteger: true))
    }
    let sum = columns.sum { $0 }
    program.require(2 * sum >= LinearExpression(3))
    let complete = program
    withProblem { (problem: inout Problem) in
      problem.load(complete)
      problem.setObjective(sum)
      let status = problem.solveRelaxation(.none)
      #expect(status == .optimal)
      let apart = [(0, 1), (0, 2), (1, 2)].map { columns[$0] + columns[$1] <= 1 }
      let search = TreeSearch(
        limits: .none, target: -.infinity,
        separate: { subproblem in
          let isWhole = complete.columns.indices.allSatisfy { index in
            let value = subproblem.value(of: LinearProgram.Variable(index: index))
            return abs(value - value.rounded()) < 1e-6
          }
          let broken = apart.filter { row in
            row.row.isBroken { subproblem.value(of: $0) }
          }
          if isWhole { for row in broken { subproblem.add(row) } }
          return nil
        }, branch: { _ in })
      let ending = problem.solveInteger(search)
      #expect(ending == .infeasible)
    }
  }

  @Test(arguments: [
    (Int32(0), GLP_OPT, SolveStatus.optimal), (0, GLP_NOFEAS, .infeasible),
    (GLP_ENOPFS, GLP_UNDEF, .infeasible), (GLP_ETMLIM, GLP_FEAS, .stopped(hasPoint: false)),
    (0, GLP_INFEAS, .failed(code: 0, status: GLP_INFEAS)),
    (0, GLP_UNBND, .failed(code: 0, status: GLP_UNBND)),
    (GLP_ESING, GLP_UNDEF, .failed(code: GLP_ESING, status: GLP_UNDEF)),
  ])
  func simplexCodes(code: Int32, status: Int32, expected: SolveStatus) {
    #expect(SolveStatus(simplexCode: code, status: status) == expected)
  }

  @Test(arguments: [
    (Int32(0), GLP_OPT, SolveStatus.optimal), (0, GLP_NOFEAS, .infeasible),
    (GLP_ETMLIM, GLP_FEAS, .stopped(hasPoint: true)),
    (GLP_ESTOP, GLP_FEAS, .stopped(hasPoint: true)),
    (GLP_ESTOP, GLP_UNDEF, .stopped(hasPoint: false)),
    (GLP_EROOT, GLP_UNDEF, .failed(code: GLP_EROOT, status: GLP_UNDEF)),
  ])
  func integerCodes(code: Int32, status: Int32, expected: SolveStatus) {
    #expect(SolveStatus(integerCode: code, status: status) == expected)
  }

  /// A search stops within a subproblem's relaxation too, and the next one works as ever.
  @Test func relaxationsOfSubproblemsStop() {
    let (program, cost) = reddyMikks(isInteger: true)
    final class Asked {
      var mustStop = true
      var iterations: [Int32] = []
    }
    let asked = Asked()
    func search(_ problem: borrowing Problem) -> Int32 {
      var search = glp_iocp()
      glp_init_iocp(&search)
      // GLPK tells of every relaxation at once, not only of those that take long.
      (search.msg_lev, search.out_dly) = (GLP_MSG_ON, 0)
      search.cb_func = { _, _ in }
      search.cb_info = Unmanaged.passUnretained(asked).toOpaque()
      return pt_intopt(problem.pointer, &search) { info, iterations in
        let asked = Unmanaged<Asked>.fromOpaque(info!).takeUnretainedValue()
        asked.iterations.append(iterations)
        return asked.mustStop ? 1 : 0
      }
    }
    withProblem { (problem: inout Problem) in
      problem.load(program)
      problem.setObjective(cost)
      let status = problem.solveRelaxation(.none)
      #expect(status == .optimal)
      asked.mustStop = false
      #expect(search(problem) == 0)
      #expect(asked.iterations.contains { $0 > 0 })
      #expect(glp_mip_obj_val(problem.pointer) == -20)
      (asked.mustStop, asked.iterations) = (true, [])
      #expect(search(problem) == Int32(pt_stopped))
      #expect(asked.iterations.count == 1)
      problem.isLost = true
    }
    #expect(
      SolveStatus(integerCode: Int32(pt_stopped), status: GLP_FEAS) == .stopped(hasPoint: false))
  }

  /// What GLPK would end the process for ends the call alone, and the next one works as ever.
  @Test func whatGLPKBreaksOffFails() {
    let (program, cost) = reddyMikks(isInteger: true)
    withProblem { (problem: inout Problem) in
      problem.load(program)
      problem.setObjective(cost)
      var wrong = glp_smcp()
      glp_init_smcp(&wrong)
      wrong.meth = 99
      #expect(pt_simplex(problem.pointer, &wrong) == Int32(pt_broken_off))
      let status = problem.solveRelaxation(.none)
      #expect(status == .optimal)
      var search = glp_iocp()
      glp_init_iocp(&search)
      search.msg_lev = 99
      #expect(pt_intopt(problem.pointer, &search, nil) == Int32(pt_broken_off))
      let code = Int32(pt_broken_off)
      #expect(
        SolveStatus(simplexCode: code, status: GLP_OPT) == .failed(code: code, status: GLP_OPT))
      #expect(
        SolveStatus(integerCode: code, status: GLP_OPT) == .failed(code: code, status: GLP_OPT))
      // A callback's own problem is watched too, and after it the outer search still is.
      let tree = TreeSearch(
        limits: .none, target: -.infinity,
        separate: { _ in
          withProblem { (inner: inout Problem) in
            inner.load(program)
            #expect(pt_simplex(inner.pointer, &wrong) == Int32(pt_broken_off))
          }
          return nil
        }, branch: { _ in })
      let found = problem.solveInteger(tree)
      #expect(found == .optimal)
      #expect(abs(problem.integerValue + 20) < 1e-9)
    }
  }
}
