namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The table <c>document_words</c>: a full-text index (https://www.sqlite.org/fts5.html) over the folded words of whole documents, which
/// holds places of words and not the words themselves. A row has the id of its document's row. Full-text tables know no foreign keys:
/// whoever deletes a document deletes its row here.
/// </summary>
static class WordTable
{
    // How far documents of a word are counted; what a ranking may cost, in documents that are looked at; and how many phrases it uses.
    const int Common = 2_000;
    const int MostVisits = 12_000;
    const int MostPhrases = 24;
    const int FewestPhrases = 4;

    const string Holders = """
        SELECT d.document_id FROM document_words w JOIN documents d ON d.id = w.rowid
        WHERE w.document_words MATCH $match AND d.collection = $collection
        """;

    /// <summary>Makes the table anew, empty.</summary>
    public static void Recreate(Session session)
    {
        FullText.MakeDroppable(session, "document_words");
        session.Execute("DROP TABLE document_words");
        session.Execute(Schema.DocumentWords);
    }

    /// <summary>Puts words in place of those that the document in that row has.</summary>
    public static void Replace(Session session, long document, string words) =>
        session.Execute("INSERT OR REPLACE INTO document_words (rowid, words) VALUES ($row, $words)", ("$row", document), ("$words", words));

    /// <summary>Deletes the words of a document, which must still be there.</summary>
    public static void Delete(Session session, Collection collection, string id) =>
        session.Execute(
            """
            DELETE FROM document_words
            WHERE rowid = (SELECT id FROM documents WHERE collection = $collection AND document_id = $id)
            """,
            ("$collection", collection.Id),
            ("$id", id));

    /// <summary>Deletes one row.</summary>
    public static void Delete(Session session, long row) =>
        session.Execute("DELETE FROM document_words WHERE rowid = $row", ("$row", row));

    /// <summary>The ids of some documents that have no row.</summary>
    public static List<string> Without(Session session, Collection collection, int limit) =>
        session.List(
            """
            SELECT document_id FROM documents
            WHERE collection = $collection AND id NOT IN (SELECT rowid FROM document_words) LIMIT $limit
            """,
            row => row.GetString(0),
            ("$collection", collection.Id),
            ("$limit", limit));

    /// <summary>The documents that a query asks for.</summary>
    public static PhraseCandidates Find(
        Session session, Collection collection, PhraseQuery query, CancellationToken cancellationToken)
    {
        var required = string.Join(" AND ", query.Required.Select(group => $"({string.Join(" OR ", group.Select(Quote))})"));
        if (query.Preferred.Count > 0)
            return Rank(session, collection, required, query, cancellationToken);
        // Counting the holders costs as much as naming them.
        var holders = session.List(
            $"{Holders} ORDER BY d.document_id", row => row.GetString(0), ("$match", required), ("$collection", collection.Id));
        return new PhraseCandidates([.. holders.Take(query.Limit)], holders.Count);
    }

    static PhraseCandidates Rank(
        Session session, Collection collection, string required, PhraseQuery query, CancellationToken cancellationToken)
    {
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        if (required.Length > 0)
            Count(session, collection, required, held);
        foreach (var phrase in Rarest(session, query.Preferred, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Count(session, collection, required.Length > 0 ? $"{required} AND {Quote(phrase)}" : Quote(phrase), held);
        }
        var ranked = held.OrderByDescending(document => document.Value).ThenBy(document => document.Key, CodePointOrder).Take(query.Limit);
        return new PhraseCandidates([.. ranked.Select(document => document.Key)], held.Count);
    }

    static void Count(Session session, Collection collection, string match, Dictionary<string, int> held)
    {
        using var reader = session.Query(Holders, ("$match", match), ("$collection", collection.Id));
        while (reader.Read())
        {
            var id = reader.GetString(0);
            held[id] = held.GetValueOrDefault(id) + 1;
        }
    }

    // The cost of a phrase is that of its rarest word: only documents that have it are looked at for the others.
    static List<string> Rarest(Session session, IReadOnlyList<string> phrases, CancellationToken cancellationToken)
    {
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        int FrequencyOf(string word)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!frequencies.TryGetValue(word, out var frequency))
                frequencies.Add(word, frequency = Frequency(session, word));
            return frequency;
        }

        var rarest = new List<string>();
        var visits = 0;
        foreach (var (phrase, cost, _) in phrases
            .Distinct(StringComparer.Ordinal)
            .Select(phrase => (Phrase: phrase, Words: phrase.Split(' ').Select(FrequencyOf).ToList()))
            .Select(phrase => (phrase.Phrase, Cost: phrase.Words.Min(), Sum: phrase.Words.Sum()))
            .Where(phrase => phrase.Cost > 0)
            .OrderBy(phrase => phrase.Cost)
            .ThenBy(phrase => phrase.Sum)
            .Take(MostPhrases))
        {
            visits += cost;
            if (visits > MostVisits && rarest.Count >= FewestPhrases)
                break;
            rarest.Add(phrase);
        }
        return rarest;
    }

    static int Frequency(Session session, string word) => (int)session.Number(
        "SELECT count(*) FROM (SELECT 1 FROM document_words WHERE document_words MATCH $word LIMIT $common)",
        ("$word", Quote(word)),
        ("$common", Common))!.Value;

    static string Quote(string phrase) => $"\"{phrase.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // SQLite compares UTF-8, whose order is that of code points; UTF-16 differs from it above U+FFFF.
    static readonly Comparer<string> CodePointOrder = Comparer<string>.Create((x, y) =>
        System.Text.Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(y)));
}
