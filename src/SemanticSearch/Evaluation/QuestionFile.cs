using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch.Evaluation;

/// <summary>A file of questions whose answers are known, a <see cref="JudgedQuestion"/> as JSON on every line.</summary>
public static class QuestionFile
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads the questions in the order of the file; empty lines are passed over.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: there is no such file, it has no question, or a
    /// line is malformed.</exception>
    public static async Task<IReadOnlyList<JudgedQuery>> LoadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw Bad($"there is no '{path}'; a questions file has a line of JSON a question, with 'question', 'document' and 'answer'");
        var queries = new List<JudgedQuery>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var query = QueryOf(Parse(line), number)
                ?? throw Bad($"line {number} of '{path}' is not a JSON object with 'question', 'document' and, where one is known, 'answer'");
            if (!ids.Add(query.Id))
                throw Bad($"line {number} of '{path}' has the id '{query.Id}' of another line; give every question its own");
            queries.Add(query);
        }

        return queries.Count > 0 ? queries : throw Bad($"'{path}' has no question");
    }

    /// <summary>Writes questions, replacing the file if there is one.</summary>
    public static Task WriteAsync(string path, IEnumerable<JudgedQuestion> questions, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(
            path, string.Concat(questions.Select(question => JsonSerializer.Serialize(question, Format) + "\n")), cancellationToken);

    static JudgedQuery? QueryOf(JudgedQuestion? question, int number)
    {
        if (question is null || string.IsNullOrWhiteSpace(question.Question) || string.IsNullOrWhiteSpace(question.Document))
            return null;
        return new JudgedQuery(
            question.Id ?? number.ToString(CultureInfo.InvariantCulture),
            question.Question,
            new Dictionary<string, int>(StringComparer.Ordinal) { [question.Document] = 1 })
        {
            Answer = string.IsNullOrWhiteSpace(question.Answer) ? null : new AnswerSpan(question.Document, question.Answer),
        };
    }

    static JudgedQuestion? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JudgedQuestion>(line, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static SemanticSearchException Bad(string message) => new(ErrorKind.InvalidRequest, message);
}
