/// The plans that a planner has tried.
actor TriedPlans {
  /// Nil for the folder `desk` beside the region folder.
  private let folder: String?

  init(folder: String?) { self.folder = folder }
}
