namespace SemanticSearch.Api.OpenAi;

/// <summary>A page of a list.</summary>
/// <param name="Data">The objects of this page.</param>
/// <param name="FirstId">The id of the first, or null if there is none.</param>
/// <param name="LastId">What to give as <c>after</c> for the next page, or null if there is none.</param>
/// <param name="HasMore">Whether there is a next page.</param>
sealed record ObjectList<T>(IReadOnlyList<T> Data, string? FirstId = null, string? LastId = null, bool HasMore = false)
{
    /// <summary>What it is.</summary>
    public string Object { get; } = "list";
}
