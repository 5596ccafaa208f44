namespace SemanticSearch.Api.OpenAi;

/// <summary>A model that can be named.</summary>
/// <param name="Id">Its name.</param>
sealed record ListedModel(string Id)
{
    /// <summary>What it is.</summary>
    public string Object { get; } = "model";

    /// <summary>When it was made, in seconds since 1970: not known.</summary>
    public long Created { get; }

    /// <summary>Who offers it.</summary>
    public string OwnedBy { get; } = "semantic-search";
}
