using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What happens while a question is answered: first the passages, then sentence by sentence, at last the whole answer.</summary>
/// <param name="Name">What it is called in a stream of events.</param>
public abstract record AskEvent([property: JsonIgnore] string Name);
