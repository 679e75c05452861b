/// What times a call can have, in seconds. Wide enough that no real call passes them, and narrow enough that milliseconds
/// taken for seconds do.
public enum PossibleTimes {
  /// Ten minutes: no telephone rings longer, systems give up after one to three.
  public static let longestRinging = 600.0
  /// A day.
  public static let longestCall = 86_400.0
  /// Two hours on hold in one piece: nobody waits so long, and ten seconds in milliseconds are more.
  public static let longestHold = 7200.0
  /// Clocks of one system differ by less, so a hold may seem to be so much longer than its call.
  static let holdSlack = 60.0

  /// Overlaps of talk last under a second mostly, and a second or two where both want the word; after that one of them
  /// yields. Recognisers that join sentences over pauses, or end them late, add some seconds. Nobody talks against
  /// another for ten.
  static let longestDoubleTalk = 10.0
  /// Recognisers round, and cut words at their middle: what is out of order by less says nothing of the clock.
  static let slightDisorder = 1.0

  /// An hour in which nobody says anything that was written down: queue, hold, search.
  static let longestWait = 3600.0
  /// Chinese is spoken at three to seven characters a second. A call of one in twenty seconds holds more silence than any
  /// does; milliseconds taken for seconds would give one in two hundred.
  static let longestCharacter = 20.0
  /// Nobody speaks so many characters a second, both sides at once and Latin letters included.
  static let mostCharacters = 25.0
  /// Where the ends of transcript and call differ by such a factor, one of both is in milliseconds.
  static let factorOfMilliseconds = 500.0...2000.0

  /// How long so many characters can take.
  static func longest(_ characters: Int) -> Double { longestWait + Double(characters) * longestCharacter }

  /// How long so many characters take at least; a second less, for times are rounded.
  static func shortest(_ characters: Int) -> Double { max(0, Double(characters) / mostCharacters - 1) }
}
