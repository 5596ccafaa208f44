namespace SemanticSearch.Client;

/// <summary>An answer, every sentence of which names its sources.</summary>
/// <param name="Kind"><c>extractive</c>: sentences of the passages, word for word; <c>generated</c>: written by a language model.</param>
/// <param name="Text">The sentences as one text.</param>
/// <param name="Sentences">Its sentences in the order of reading; none where nothing relevant was found.</param>
/// <param name="FollowUps">What a reader may ask next.</param>
public sealed record Answer(string Kind, string Text, IReadOnlyList<AnswerSentence> Sentences, IReadOnlyList<string> FollowUps);
