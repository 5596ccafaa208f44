namespace SemanticSearch.Storage.Sqlite;

/// <summary>Scores of a lexical leg; 0 where none of the terms occurs.</summary>
/// <param name="Chunks">By position.</param>
/// <param name="Documents">By block.</param>
sealed record LexicalScores(float[] Chunks, float[] Documents)
{
    /// <summary>Scores of nothing yet.</summary>
    public static LexicalScores For(VectorSnapshot snapshot) => new(new float[snapshot.Chunks], new float[snapshot.Blocks.Length]);
}
