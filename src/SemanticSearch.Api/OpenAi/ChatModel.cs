namespace SemanticSearch.Api.OpenAi;

/// <summary>Chats name as their model the collection that answers: <c>semantic-search/treaties</c>, or <c>semantic-search</c> for the default one.</summary>
static class ChatModel
{
    const string Name = "semantic-search";

    public static string Of(string collection) => $"{Name}/{collection}";

    /// <summary>The collection that is named.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: it is another model.</exception>
    public static string CollectionOf(string model)
    {
        if (model == Name)
            return SearchRequest.DefaultCollection;
        return model.StartsWith($"{Name}/", StringComparison.Ordinal)
            ? model[(Name.Length + 1)..]
            : throw new SemanticSearchException(
                ErrorKind.NotFound, $"there is no model '{model}' to chat with; name '{Name}/' and a collection, as /openai/v1/models lists them");
    }
}
