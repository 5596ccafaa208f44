namespace SemanticSearch.Tests.Support.Quotes;

/// <summary>Makes up what nobody said, of words that are said all the time.</summary>
sealed class InventedQuotes
{
    static readonly string[] Openings =
    [
        "My delegation is convinced that", "We reaffirm once more that", "It is our considered view that", "Let me state clearly that",
        "The Government of my country believes that", "History has taught us that", "No one in this Hall can deny that", "I must recall that",
    ];

    static readonly string[] Subjects =
    [
        "the Security Council", "the international community", "every small island State", "our regional organization", "the Secretary-General",
        "the nuclear Powers", "a reformed General Assembly", "the family of nations", "the young people of our continent", "the donor countries",
    ];

    static readonly string[] Verbs =
    [
        "must never abandon", "has quietly postponed", "should finance without delay", "cannot be expected to rewrite", "will gladly defend",
        "is bound to outlive", "ought to measure honestly", "has every reason to celebrate", "shall one day regret", "may yet restore",
    ];

    static readonly string[] Objects =
    [
        "the unfinished promise of disarmament", "a lasting settlement of the maritime question", "the price of the peace dividend",
        "the harvest of sustainable development", "the dignity of those who fled by sea", "the modest arithmetic of multilateral trade",
        "an orderly transition to clean energy", "the silent work of the blue helmets", "the borders drawn at distant tables",
    ];

    static readonly string[] Endings =
    [
        "before the next session convenes.", "in the spirit of the Charter and of common sense.", "however long the winter may last.",
        "with the patience of farmers and the courage of reformers.", "because silence has never fed a child.",
        "as our parliament resolved unanimously last spring.", "without waiting for the consent of the indifferent.",
    ];

    readonly Random _random;
    readonly string[][] _texts;

    /// <summary>Takes words from documents.</summary>
    public InventedQuotes(IReadOnlyList<Document> documents, int seed)
    {
        _random = new Random(seed);
        _texts = [.. documents.Select(document => document.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 10)];
    }

    /// <summary>A word of some document.</summary>
    public string Word() => Run(1)[0].Trim('.', ',', ';', ':', '"', '“', '”', '(', ')');

    /// <summary>8 to 40 words in runs of one to four, each out of another document.</summary>
    public string Mixed()
    {
        var words = new List<string>();
        var count = _random.Next(8, 41);
        while (words.Count < count)
            words.AddRange(Run(_random.Next(1, 5)));
        return string.Join(' ', words);
    }

    /// <summary>A sentence as diplomats make them.</summary>
    public string Fluent() => $"{Of(Openings)} {Of(Subjects)} {Of(Verbs)} {Of(Objects)} {Of(Endings)}";

    string Of(string[] parts) => parts[_random.Next(parts.Length)];

    string[] Run(int length)
    {
        var text = _texts[_random.Next(_texts.Length)];
        var first = _random.Next(text.Length - length);
        return text[first..(first + length)];
    }
}
