namespace SemanticSearch.Storage;

/// <summary>How much a background query, one about something else, found in a collection that does not answer it.</summary>
/// <param name="Cosine">The best cosine of all its chunks, -1 to 1; null where there is no dense leg.</param>
/// <param name="Coverage">The best coverage of the words of all its chunks, 0 to 1; null where there is no lexical leg.</param>
readonly record struct BackgroundScore(double? Cosine, double? Coverage);
