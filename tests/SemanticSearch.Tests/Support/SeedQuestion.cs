namespace SemanticSearch.Tests.Support;

/// <summary>A question about the seeds.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Question">The question.</param>
/// <param name="Document">File name of the brief that answers it.</param>
/// <param name="Answer">The span of the brief that does.</param>
sealed record SeedQuestion(string Id, string Question, string Document, string Answer);
