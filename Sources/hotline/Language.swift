import CallFormats
import Glibc

/// The language of help and messages: Chinese when the locale is Chinese, else English.
enum Language {
  static let current: MessageLanguage = {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { continue }
      return value.hasPrefix("zh") ? .chinese : .english
    }
    return .english
  }()
}

/// The sentence in the user's language.
func say(_ english: String, _ chinese: String) -> String {
  Language.current == .chinese ? chinese : english
}
