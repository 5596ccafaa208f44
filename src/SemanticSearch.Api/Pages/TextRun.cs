namespace SemanticSearch.Api.Pages;

/// <summary>Characters that are shown alike.</summary>
/// <param name="Text">The characters.</param>
/// <param name="IsMarked">Whether they belong to what stands out, such as the sentence that answers best.</param>
/// <param name="IsWord">Whether they are a word of the query.</param>
public sealed record TextRun(string Text, bool IsMarked, bool IsWord);
