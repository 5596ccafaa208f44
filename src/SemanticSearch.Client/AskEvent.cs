namespace SemanticSearch.Client;

/// <summary>What happens while a question is answered: <see cref="PassagesFound"/>, a <see cref="SentenceWritten"/> each,
/// <see cref="AnswerRestarted"/> where a language model failed, and <see cref="AnswerEnded"/>.</summary>
public abstract record AskEvent;
