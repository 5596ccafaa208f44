namespace SemanticSearch.Client;

/// <summary>The sentences so far do not stand: the language model failed, and sentences of the passages follow.</summary>
/// <param name="Reason">Why.</param>
public sealed record AnswerRestarted(string Reason) : AskEvent;
