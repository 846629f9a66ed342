import TerritoryLanguages

/// Why a request is not answered. The page gets the words as JSON: `{"error": "…"}`.
struct Refusal: Error, Equatable {
  /// Of HTTP.
  let status: Int
  /// In the language of the page.
  let text: String

  init(_ status: Int, _ text: String) {
    self.status = status
    self.text = text
  }

  /// Whoever is no page of this desk; why is not told.
  static var stranger: Refusal { Refusal(403, phrase("This desk answers its own page only.")) }
  static var method: Refusal { Refusal(405, phrase("The desk has no such way to ask.")) }
  static var address: Refusal {
    Refusal(414, phrase("The address is too long: so much can't be asked at once."))
  }
  static var notFound: Refusal { Refusal(404, phrase("There is nothing at this address.")) }
  static var tooLarge: Refusal {
    Refusal(413, phrase("That is too large to be sent to the desk."))
  }
  static var unreadable: Refusal {
    Refusal(400, phrase("The desk can't read what the page asks. Load the page anew."))
  }
}
