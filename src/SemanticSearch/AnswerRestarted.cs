namespace SemanticSearch;

/// <summary>The sentences so far do not stand: the language model failed, and an answer made of sentences of the passages follows.</summary>
/// <param name="Reason">Why.</param>
public sealed record AnswerRestarted(string Reason) : AskEvent("restart");
