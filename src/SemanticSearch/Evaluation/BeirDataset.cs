using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Evaluation;

/// <summary>
/// A judged set in the layout of BEIR (https://github.com/beir-cellar/beir/wiki/Load-your-custom-dataset): <c>corpus.jsonl</c>,
/// <c>queries.jsonl</c> and <c>qrels/test.tsv</c>.
/// </summary>
public sealed class BeirDataset
{
    readonly string _folder;

    BeirDataset(string folder, IReadOnlyList<JudgedQuery> queries)
    {
        _folder = folder;
        Queries = queries;
    }

    /// <summary>The folder's name.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(_folder));

    /// <summary>The queries that have a relevant document, in the order of the file.</summary>
    public IReadOnlyList<JudgedQuery> Queries { get; }

    /// <summary>Reads the queries and the judgements of a set.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a file is missing or malformed.</exception>
    public static async Task<BeirDataset> LoadAsync(string folder, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder);
        var grades = await ReadJudgementsAsync(Existing(root, "qrels/test.tsv"), cancellationToken);
        Existing(root, "corpus.jsonl");
        var queries = new List<JudgedQuery>();
        await foreach (var query in ReadAsync(Existing(root, "queries.jsonl"), cancellationToken))
        {
            if (grades.TryGetValue(query.Id, out var judged) && judged.Values.Any(grade => grade > 0))
                queries.Add(new JudgedQuery(query.Id, query.Text, judged));
        }

        return queries.Count > 0
            ? new BeirDataset(root, queries)
            : throw Bad($"no query of '{root}' has a relevant document in qrels/test.tsv");
    }

    /// <summary>Reads the documents, one at a time.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a line is malformed.</exception>
    public async IAsyncEnumerable<JudgedDocument> ReadDocumentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in ReadAsync(Existing(_folder, "corpus.jsonl"), cancellationToken))
            yield return new JudgedDocument(entry.Id, entry.Title ?? "", entry.Text);
    }

    static async IAsyncEnumerable<Entry> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (line.Length > 0)
                yield return Parse(line) ?? throw Bad($"line {number} of '{path}' is not a JSON object with '_id' and 'text'");
        }
    }

    static Entry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static async Task<Dictionary<string, Dictionary<string, int>>> ReadJudgementsAsync(string path, CancellationToken cancellationToken)
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            if (number++ == 0 || line.Length == 0)
                continue;
            if (line.Split('\t') is not [var query, var document, var score]
                || !int.TryParse(score, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var grade))
                throw Bad($"line {number} of '{path}' is not 'query-id<tab>corpus-id<tab>score'");
            if (!judgements.TryGetValue(query, out var grades))
                judgements[query] = grades = [];
            grades[document] = grade;
        }

        return judgements;
    }

    static string Existing(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw Bad($"there is no '{path}'; a judged set has corpus.jsonl, queries.jsonl and qrels/test.tsv");
    }

    static SemanticSearchException Bad(string message) => new(ErrorKind.InvalidRequest, message);

    sealed record Entry(
        [property: JsonPropertyName("_id"), JsonRequired] string Id,
        [property: JsonPropertyName("text"), JsonRequired] string Text,
        [property: JsonPropertyName("title")] string? Title = null);
}
