using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Lexicon;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Benchmarks;

/// <summary>What the store on Qdrant itself costs, where the server answers at once: chunks written a second, and milliseconds of a query.</summary>
static class QdrantReport
{
    /// <summary>The length of vectors.</summary>
    public const int Dimensions = 256;

    const int DifferentDocuments = 100;
    const int Rounds = 10;
    const int ChunksOfDocument = 30;
    const int Queries = 2_000;
    const int WarmUp = 500;
    const int Depth = 100;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var store = await QdrantIndexStore.OpenAsync(
            new QdrantConnection(new QdrantOptions(), TimeProvider.System, NullLogger.Instance, new InstantQdrant()), TimeProvider.System, cancellationToken);
        var collection = await store.EnsureCollectionAsync("bench", new IndexRecipe("built-in", "f", Dimensions, 160, 1, ChunkContext: true), cancellationToken);
        var documents = Enumerable.Range(0, DifferentDocuments).Select(Document).ToList();
        await PutAsync(store, collection, documents, "warm", cancellationToken);

        var start = Stopwatch.GetTimestamp();
        await PutAsync(store, collection, documents, "timed", cancellationToken);
        var chunks = Rounds * DifferentDocuments * ChunksOfDocument / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Write($"one writer: {chunks:n0} chunks a second in documents of {ChunksOfDocument}");

        var query = new RetrievalQuery
        {
            Vector = documents[0].Vectors[0],
            Terms = [new WeightedTerm("treati", 1), new WeightedTerm("border", 1), new WeightedTerm("grain", 1)],
            Words = [new SearchWord(["treati"]), new SearchWord(["border"]), new SearchWord(["grain"])],
            Floor = new RelevanceFloor(new BackgroundSpread(0.2, 0.1), new BackgroundSpread(0.2, 0.1), 3, PassesWhole: true),
            Depth = Depth,
        };
        var (times, cpu) = (new List<double>(), TimeSpan.Zero);
        for (var i = 0; i < Queries + WarmUp; i++)
        {
            if (i == WarmUp)
                cpu = Environment.CpuUsage.TotalTime;
            var began = Stopwatch.GetTimestamp();
            await store.RetrieveAsync(collection, query, cancellationToken);
            if (i >= WarmUp)
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        times.Sort();
        Write($"a hybrid query of depth {Depth}: p50 {times[Queries / 2]:n2} ms, p99 {times[Queries * 99 / 100]:n2} ms, {(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / Queries:n2} ms of processor time");
    }

    static async Task PutAsync(
        QdrantIndexStore store, Collection collection, List<IndexedDocument> documents, string prefix, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
            foreach (var document in documents)
                await store.PutDocumentAsync(
                    collection, document with { Document = document.Document with { Id = $"{prefix}/{round}/{document.Document.Id}" } }, cancellationToken);
    }

    static IndexedDocument Document(int number)
    {
        var random = new Random(number);
        string[] words = ["treaty", "border", "grain", "summit", "embargo", "harbour", "minister", "protocol", "observers", "province", "fisheries", "uranium"];
        var text = new System.Text.StringBuilder();
        var chunks = new List<Chunk>();
        for (var i = 0; i < ChunksOfDocument; i++)
        {
            var begin = text.Length;
            for (var word = 0; word < 110; word++)
                text.Append(random.Next(10) == 0 ? words[random.Next(words.Length)] : $"w{random.Next(4000)}").Append(' ');
            chunks.Add(new Chunk(i, begin, text.Length, ["Part", $"Article {i}"], 140));
        }
        var document = new Document { Id = $"briefs/{number}.md", Title = $"Brief {number}", Text = text.ToString() };
        return new IndexedDocument(
            document, new byte[32], chunks, [.. chunks.Select(_ => (ReadOnlyMemory<float>)Vector(random))], [.. chunks.Select(chunk => ChunkTerms.Of(document, chunk))], document.Text);
    }

    static float[] Vector(Random random)
    {
        var vector = Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
