namespace SemanticSearch.Tests.Reading.Recognition;

public class ProvisionsTests : ReadingTests
{
    const string Treaty =
        """
        TREATY OF AMITY BETWEEN ALPHA AND BETA

        The High Contracting Parties have agreed as follows:

        CHAPTER I
        GENERAL PROVISIONS

        Article 1

        The Parties shall live in peace. Article 5 of the old treaty is repealed.

        They shall be friends.

        Article 2
        Use of terms

        1. In this Treaty “peace” means peace.
        2. It means also:
        (a) quiet;
        (b) calm.

        CHAPTER II – FINAL PROVISIONS

        Article 3. The Treaty enters into force when both Parties have ratified it and exchanged the instruments.

        IN WITNESS WHEREOF the undersigned have signed.

        ANNEX A

        Article 1

        The annex is part of the Treaty.
        """;

    const string Resolution =
        """
        Resolution 9999 (2025)

        The Security Council,
        Recalling its resolution 1 (1946),
        Deeply concerned by the situation,
        1. Decides that the parties shall:
        (a) cease fire;
        (b) withdraw;
        2. Calls upon all States to cooperate;
        3. Further decides to remain seized of the matter.

        Adopted at the 9999th meeting.
        """;

    static string[] ProvisionsOf(Document document) =>
    [
        .. document.Structure.Blocks.Where(block => block.Kind == BlockKind.Provision)
            .Select(block => $"{block.Label}: {document.Text[block.Start..block.End]}"),
    ];

    [Fact]
    public async Task Articles_are_provisions_by_their_numbers() =>
        Assert.Equal(
            [
                "Article 1: The Parties shall live in peace. Article 5 of the old treaty is repealed.\n\nThey shall be friends.",
                "Article 2(1): 1. In this Treaty “peace” means peace.",
                "Article 2(2): 2. It means also:\n(a) quiet;\n(b) calm.",
                "Article 3: Article 3. The Treaty enters into force when both Parties have ratified it and exchanged the instruments.",
                "Article 1: The annex is part of the Treaty.",
            ],
            ProvisionsOf(await Read("a.txt", Treaty)));

    [Fact]
    public async Task Articles_and_what_groups_them_are_sections_of_plain_text()
    {
        var document = await Read("a.txt", Treaty);

        Assert.Equal(
            [
                (1, "TREATY OF AMITY BETWEEN ALPHA AND BETA"), (1, "CHAPTER I"), (2, "Article 1"), (2, "Article 2"),
                (1, "CHAPTER II – FINAL PROVISIONS"), (2, "Article 3"), (1, "ANNEX A"), (2, "Article 1"),
            ],
            document.Structure.Sections.Select(section => (section.Level, section.Heading)));
        Assert.EndsWith("instruments.", document.Text[..document.Structure.Sections[5].End].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sections_of_markdown_stay_and_articles_in_them_are_provisions()
    {
        var document = await Read("a.md", "# Treaty\n\n## Article I\n\nPeace.\n\n## ARTICLE II\n\nTrade.\n\n## Notes\n\nNothing.");

        Assert.Equal(["Article I", "ARTICLE II", "Notes"], document.Structure.Sections.Select(section => section.Heading));
        Assert.Equal(["Article I: Peace.", "Article II: Trade."], ProvisionsOf(document));
    }

    [Fact]
    public async Task Paragraphs_of_a_resolution_are_provisions() =>
        Assert.Equal(
            [
                ": Recalling its resolution 1 (1946),", ": Deeply concerned by the situation,",
                "1: 1. Decides that the parties shall:\n(a) cease fire;\n(b) withdraw;", "2: 2. Calls upon all States to cooperate;",
                "3: 3. Further decides to remain seized of the matter.",
            ],
            ProvisionsOf(await Read("a.txt", Resolution)));

    [Theory]
    [InlineData("Article 5 of the Treaty says that an attack on one is an attack on all.\n\nArticle 6 says where.")]
    [InlineData("Article 5\n\nOnly one.")]
    [InlineData("The report\n\n1. Decides nothing.\n\n2. Calls upon nobody.")]
    [InlineData("The General Assembly met.\n\nRecalling the war, it wept.")]
    public async Task What_is_not_plainly_a_treaty_or_resolution_has_no_provisions(string text) =>
        Assert.Empty(ProvisionsOf(await Read("a.txt", text)));
}
