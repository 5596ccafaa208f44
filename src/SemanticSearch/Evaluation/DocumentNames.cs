namespace SemanticSearch.Evaluation;

/// <summary>Finds the documents of an index that a questions file names: by the whole id, or by its end after a <c>/</c>.</summary>
public sealed class DocumentNames
{
    readonly HashSet<string> _ids;
    readonly Dictionary<string, List<string>> _byEnd = new(StringComparer.Ordinal);

    /// <summary>Names among these ids.</summary>
    public DocumentNames(IEnumerable<string> ids)
    {
        _ids = new HashSet<string>(ids, StringComparer.Ordinal);
        foreach (var id in _ids.Order(StringComparer.Ordinal))
        {
            for (var slash = id.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = id.IndexOf('/', slash + 1))
            {
                var end = id[(slash + 1)..];
                if (!_byEnd.TryGetValue(end, out var named))
                    _byEnd[end] = named = [];
                named.Add(id);
            }
        }
    }

    /// <summary>The query with its documents by their ids.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: a document is not there, or several are meant.
    /// </exception>
    public JudgedQuery Resolve(JudgedQuery query)
    {
        var grades = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, grade) in query.Grades.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            grades[IdOf(name, query.Id)] = grade;
        return query with
        {
            Grades = grades,
            Answer = query.Answer is { } answer ? new AnswerSpan(IdOf(answer.Document, query.Id), answer.Text) : null,
        };
    }

    string IdOf(string name, string query)
    {
        if (_ids.Contains(name))
            return name;
        return _byEnd.GetValueOrDefault(name, []) switch
        {
            [var id] => id,
            [var first, var second, ..] => throw Bad(
                $"'{name}', the document of question '{query}', may be '{first}' or '{second}'; name it by its whole id"),
            _ => throw Bad($"'{name}', the document of question '{query}', is not among the {_ids.Count} documents of the index"),
        };
    }

    static SemanticSearchException Bad(string message) => new(ErrorKind.InvalidRequest, message);
}
