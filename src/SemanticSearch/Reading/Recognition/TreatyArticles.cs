namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// Recognises the articles of a treaty: an article's text is a provision, or where its paragraphs are numbered each of them is one, such
/// as <c>Article 5(2)</c>. Chapters, parts and annexes become sections around them in a text that has none.
/// </summary>
sealed class TreatyArticles
{
    const int MaximumTitle = 80;

    static readonly string[] Endings =
        ["IN WITNESS", "In witness", "In faith", "DONE at", "Done at", "DONE in", "Done in", "EN FOI DE QUOI"];

    readonly string _text;
    readonly List<Block> _blocks = [];
    readonly SectionBuilder _sections = new();
    readonly List<string> _groups = [];
    int _articleLevel = 1;
    string? _article;
    bool _provisionIsOpen;
    bool _titleMayFollow;

    TreatyArticles(string text) => _text = text;

    /// <summary>The same structure with the articles as provisions, or null if the text is plainly no treaty.</summary>
    public static DocumentStructure? Find(string text, DocumentStructure structure, bool opensSections)
    {
        var headings = new TreatyHeading?[structure.Blocks.Count];
        var labels = new HashSet<string>();
        for (var i = 0; i < headings.Length; i++)
        {
            headings[i] = HeadingOf(text, structure.Blocks[i]);
            if (headings[i] is { IsArticle: true } article)
                labels.Add(article.Label);
        }
        if (labels.Count < 2)
            return null;
        var treaty = new TreatyArticles(text);
        treaty.Read(structure.Blocks, headings);
        return structure with
        {
            Blocks = treaty._blocks,
            Sections = opensSections ? treaty._sections.Build(text.Length) : structure.Sections,
        };
    }

    static TreatyHeading? HeadingOf(string text, Block block)
    {
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.Heading))
            return null;
        var end = Math.Min(TextLines.EndOf(text, block.Start), block.End);
        return TreatyHeading.Of(text.AsSpan(block.Start, end - block.Start).TrimEnd());
    }

    void Read(IReadOnlyList<Block> blocks, TreatyHeading?[] headings)
    {
        foreach (var heading in headings)
            if (heading is { IsArticle: false, IsOutermost: false } && !_groups.Contains(heading.Word))
                _groups.Add(heading.Word);
        _articleLevel = Array.Exists(headings, heading => heading is { IsArticle: false })
            ? Math.Min(Math.Max(_groups.Count, 1) + 1, SectionBuilder.MaximumLevel)
            : 1;
        var begun = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            begun |= headings[i] is not null;
            if (headings[i] is { } heading)
                Open(blocks[i], heading);
            else if (begun)
                Continue(blocks[i], i + 1 == blocks.Count);
            else
                AddBefore(blocks[i]);
        }
    }

    void AddBefore(Block block)
    {
        if (block.Kind == BlockKind.Heading)
            _sections.Open(block.Start, 1, _text[block.Start..block.End]);
        _blocks.Add(block);
    }

    void Open(Block block, TreatyHeading heading)
    {
        var level = heading.IsArticle ? _articleLevel : heading.IsOutermost ? 1 : Math.Min(_groups.IndexOf(heading.Word) + 1, 6);
        _article = heading.IsArticle ? heading.Label : null;
        _provisionIsOpen = false;
        var name = _text[block.Start..(block.Start + heading.Length)].TrimEnd('.', ':', ' ', '–', '—', '-');
        _sections.Open(block.Start, level, name);
        _titleMayFollow = name.Length <= heading.Label.Length && !heading.IsRunIn;
        if (heading.IsRunIn)
        {
            AddProvision(block, heading.Label);
            return;
        }
        var end = block.Start + heading.Length;
        _blocks.Add(block with { End = end, Kind = BlockKind.Heading, Label = null });
        var rest = TextLines.Trim(_text, end, block.End);
        if (rest.Start < rest.End)
            Continue(new Block(rest.Start, rest.End, BlockKind.Paragraph), isLast: false);
    }

    void Continue(Block block, bool isLast)
    {
        var titleMayFollow = _titleMayFollow;
        _titleMayFollow = false;
        var words = _text.AsSpan(block.Start, block.End - block.Start);
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation or BlockKind.Verbatim))
        {
            _provisionIsOpen = false;
            if (block.Kind == BlockKind.Heading && !titleMayFollow)
                _article = null;
            _blocks.Add(block);
        }
        else if (titleMayFollow && !isLast && IsTitle(words))
        {
            _blocks.Add(block with { Kind = BlockKind.Heading });
        }
        else if (Array.Exists(Endings, ending => _text.AsSpan(block.Start).StartsWith(ending, StringComparison.Ordinal)))
        {
            _sections.Close(block.Start);
            (_article, _provisionIsOpen) = (null, false);
            _blocks.Add(block);
        }
        else if (_article is null)
        {
            _blocks.Add(block);
        }
        else
        {
            AddToArticle(block, ItemMark.Of(words));
        }
    }

    void AddToArticle(Block block, ItemMark mark)
    {
        if (mark.IsNumber)
            AddProvision(block, $"{_article}({mark.Label})");
        else if (_provisionIsOpen)
            _blocks[^1] = _blocks[^1] with { End = block.End };
        else
            AddProvision(block, _article!);
    }

    void AddProvision(Block block, string label)
    {
        _blocks.Add(block with { Kind = BlockKind.Provision, Label = label });
        _provisionIsOpen = true;
    }

    static bool IsTitle(ReadOnlySpan<char> words) =>
        words.Length <= MaximumTitle && char.IsUpper(words[0]) && words[^1] is not ('.' or ',' or ';' or ':') && !words.Contains('\n');
}
