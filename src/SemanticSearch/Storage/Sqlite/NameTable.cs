namespace SemanticSearch.Storage.Sqlite;

/// <summary>Counts the titles, speakers and countries of documents over the tables <c>documents</c> and <c>chunks</c>.</summary>
static class NameTable
{
    const string Titles = """
        SELECT title, count(*) FROM documents WHERE collection = $collection GROUP BY title ORDER BY title
        """;

    // A document that a speaker holds throughout has them in its facts, and in its chunks too: counted once.
    const string Speakers = """
        SELECT name, count(*) FROM (
            SELECT id AS document, facts ->> '$.Speaker.Name' AS name FROM documents
            WHERE collection = $collection
            UNION
            SELECT document, speaker ->> '$.Name' FROM (
                SELECT DISTINCT document, speaker FROM chunks WHERE generation = $generation AND speaker IS NOT NULL
            )
        )
        WHERE name <> '' GROUP BY name ORDER BY name
        """;

    const string Countries = """
        SELECT c.value, count(DISTINCT d.id) FROM documents d, json_each(d.facts, '$.Countries') c
        WHERE d.collection = $collection GROUP BY c.value ORDER BY c.value
        """;

    /// <summary>The names that a collection has.</summary>
    public static CollectionNames Read(Session session, Collection collection, CancellationToken cancellationToken)
    {
        var id = ("$collection", (object?)collection.Id);
        var titles = Counted(session, Titles, cancellationToken, id);
        var speakers = Counted(session, Speakers, cancellationToken, id, ("$generation", collection.Generation));
        return new CollectionNames(titles, speakers, Counted(session, Countries, cancellationToken, id));
    }

    static List<CountedName> Counted(
        Session session, string sql, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return session.List(sql, row => new CountedName(row.GetString(0), row.GetInt64(1)), parameters);
    }
}
