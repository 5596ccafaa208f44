using System.Globalization;
using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the record of a document tells of its chunks in a generation: a field for each generation that has the document as it is.</summary>
static class GenerationPayload
{
    const string ChunksName = "chunks";
    const string TokensName = "tokens";
    const string TermsName = "terms";

    /// <summary>The numbers of a generation by which documents are summed up.</summary>
    public static IEnumerable<string> Indexes(long generation) => [ChunksField(generation), TokensField(generation), TermsField(generation)];

    /// <summary>The field of a generation; a record without it is missing in the generation.</summary>
    public static string Field(long generation) => string.Create(CultureInfo.InvariantCulture, $"g{generation}");

    /// <summary>How many chunks it has.</summary>
    public static string ChunksField(long generation) => $"{Field(generation)}.{ChunksName}";

    /// <summary>How many tokens they have.</summary>
    public static string TokensField(long generation) => $"{Field(generation)}.{TokensName}";

    /// <summary>How many terms they have.</summary>
    public static string TermsField(long generation) => $"{Field(generation)}.{TermsName}";

    /// <summary>The value of the field.</summary>
    public static Value Of(IReadOnlyList<Chunk> chunks, IReadOnlyList<IndexedTerms> terms) => new()
    {
        StructValue = new Struct
        {
            Fields =
            {
                [ChunksName] = chunks.Count,
                [TokensName] = chunks.Sum(chunk => (long)chunk.Tokens),
                [TermsName] = terms.Sum(term => (long)term.Count),
            },
        },
    };

    /// <summary>Whether a record's document is in a generation.</summary>
    public static bool IsIn(IDictionary<string, Value> payload, long generation) => payload.ContainsKey(Field(generation));

    /// <summary>How many chunks of it a generation has.</summary>
    public static int Chunks(IDictionary<string, Value> payload, long generation) =>
        (int)Number(payload, generation, ChunksName);

    /// <summary>How many terms those have.</summary>
    public static long Terms(IDictionary<string, Value> payload, long generation) => Number(payload, generation, TermsName);

    static long Number(IDictionary<string, Value> payload, long generation, string name) =>
        payload.TryGetValue(Field(generation), out var numbers) ? numbers.StructValue.Fields[name].IntegerValue : 0;
}
