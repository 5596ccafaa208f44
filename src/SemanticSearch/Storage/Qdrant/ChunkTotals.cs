namespace SemanticSearch.Storage.Qdrant;

/// <summary>What a generation holds, summed up over the records of its documents.</summary>
/// <param name="Documents">Documents of the collection.</param>
/// <param name="WithChunks">Those that have a chunk.</param>
/// <param name="Chunks">Chunks.</param>
/// <param name="Terms">Terms of the chunks.</param>
sealed record ChunkTotals(long Documents, long WithChunks, long Chunks, long Terms)
{
    /// <summary>How many terms a chunk has on average.</summary>
    public double MeanChunk => Math.Max(1.0, (double)Terms / Math.Max(1, Chunks));

    /// <summary>How many terms the chunks of a document have on average.</summary>
    public double MeanDocument => Math.Max(1.0, (double)Terms / Math.Max(1, WithChunks));

    /// <summary>Reads them.</summary>
    public static async Task<ChunkTotals> OfAsync(PointReader reader, CollectionPoints points, CancellationToken cancellationToken)
    {
        var documents = reader.CountAsync(points.Documents, CollectionPoints.Records, cancellationToken);
        var terms = reader.SumAsync(points.Documents, GenerationPayload.TermsField(points.Generation), cancellationToken);
        var chunks = await reader.SumAsync(points.Documents, GenerationPayload.ChunksField(points.Generation), cancellationToken);
        return new ChunkTotals(await documents, chunks.Points, chunks.Sum, (await terms).Sum);
    }
}
