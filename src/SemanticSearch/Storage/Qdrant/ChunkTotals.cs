namespace SemanticSearch.Storage.Qdrant;

/// <summary>What a generation holds, summed up over the records of its documents.</summary>
/// <param name="Documents">Documents of the collection.</param>
/// <param name="WithChunks">Those that have a chunk.</param>
/// <param name="Chunks">Chunks.</param>
/// <param name="Terms">Terms of the chunks.</param>
/// <param name="WrittenTerms">Terms of the documents when they were written.</param>
/// <param name="WithTerms">Documents that had a term then.</param>
sealed record ChunkTotals(long Documents, long WithChunks, long Chunks, long Terms, long WrittenTerms, long WithTerms)
{
    /// <summary>How many terms the chunks of a document had on average when it was written.</summary>
    public double MeanDocument => Math.Max(1.0, (double)WrittenTerms / Math.Max(1, WithTerms));

    /// <summary>Reads them.</summary>
    public static async Task<ChunkTotals> OfAsync(PointReader reader, CollectionPoints points, CancellationToken cancellationToken)
    {
        var documents = reader.CountAsync(points.Documents, CollectionPoints.Records, cancellationToken);
        var terms = reader.SumAsync(points.Documents, GenerationPayload.TermsField(points.Generation), cancellationToken);
        var texts = reader.SumAsync(points.Documents, DocumentPayload.Length, cancellationToken);
        var chunks = await reader.SumAsync(points.Documents, GenerationPayload.ChunksField(points.Generation), cancellationToken);
        return new ChunkTotals(await documents, chunks.Points, chunks.Sum, (await terms).Sum, (await texts).Sum, (await texts).Points);
    }
}
