namespace SemanticSearch.Storage.Sqlite;

/// <summary>Scores of a lexical leg; 0 where none of the terms occurs.</summary>
/// <param name="Chunks">By position.</param>
/// <param name="Documents">By block.</param>
sealed record LexicalScores(ScoreArray Chunks, ScoreArray Documents) : IDisposable
{
    /// <summary>Scores of nothing yet.</summary>
    public static LexicalScores For(VectorSnapshot snapshot) => new(new ScoreArray(snapshot.Chunks), new ScoreArray(snapshot.Blocks.Length));

    /// <inheritdoc/>
    public void Dispose()
    {
        Chunks.Dispose();
        Documents.Dispose();
    }
}
