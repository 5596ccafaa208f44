using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Recognition;

public class SpeakerTurnsTests : ReadingTests
{
    static async Task<string[]> Turns(string text, string id = "a.txt") => TurnsOf(await Read(id, text));

    static string[] TurnsOf(Document document) =>
        [.. document.Structure.Turns.Select(turn => $"{turn.Speaker.Name}: {document.Text[turn.Start..turn.End]}")];

    [Fact]
    public async Task A_turn_goes_on_to_the_next_speaker()
    {
        var turns = await Turns(
            "Record\n\nThe President: I open.\n\nMore of it.\n\nMr. Smith (Ireland): I speak.\n\nThe meeting rose at 1 p.m.");

        Assert.Equal(
            ["The President: The President: I open.\n\nMore of it.", "Smith: Mr. Smith (Ireland): I speak."], turns);
    }

    [Fact]
    public async Task Headings_end_a_turn_and_notes_are_in_nobodys_voice()
    {
        var turns = await Turns(
            "# Record\n\n## One\n\nMr. Smith (Ireland): I speak[^1].\n\n## Two\n\nNobody speaks.\n\n[^1]: A note.\n", "a.md");

        Assert.Equal(["Smith: Mr. Smith (Ireland): I speak."], turns);
    }

    [Fact]
    public async Task Reported_speech_is_no_turn() =>
        Assert.Empty(await Turns(
            "Memorandum of Conversation\n\nThe President said: peace.\n\nMr. Dulles replied: yes.\n\nThe President said: good."));

    [Fact]
    public async Task Participants_give_offices_and_countries()
    {
        var document = await Read("a.txt",
            """
            MEMORANDUM OF CONVERSATION

            PARTICIPANTS

            U.S.
            Miss Zed, Ambassador of the United States
            Utopia
            Mr. More, Foreign Minister

            Miss Zed: We should talk.

            Mr. More: I agree.
            """);

        Assert.Equal(
            [new Speaker("Zed", "Ambassador of the United States", "USA"), new Speaker("More", "Foreign Minister")],
            document.Structure.Turns.Select(turn => turn.Speaker));
    }

    [Fact]
    public async Task Initials_that_take_turns_are_speakers() =>
        Assert.Equal(
            ["K: K: Hello there.", "P: P: Hello, Henry.", "K: K: It is late.", "P: P: It is."],
            await Turns("Telephone conversation\n\nK: Hello there.\n\nP: Hello, Henry.\n\nK: It is late.\n\nP: It is."));

    [Fact]
    public async Task Fields_of_records_are_no_speakers() =>
        Assert.Empty(await Turns(string.Concat(
            Enumerable.Repeat("Rainfall: low this year\nHarvest: poor this year\nGrowth: slow this year\n\n", 4))));

    [Fact]
    public async Task A_full_name_is_known_by_its_last_afterwards()
    {
        var turns = await Turns("Interview\n\nInterviewer: Who are you?\n\nJane Roe: I am Roe.\n\nInterviewer: And?\n\nRoe: No more.");

        Assert.Equal(4, turns.Length);
        Assert.StartsWith("Roe: ", turns[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_sure_to_speak_ends_the_turn_before()
    {
        var turns = await Turns("Mr. Smith (Ireland): I speak.\n\nUnknown Person: I too.\n\nMs. Doe (Peru): I as well.");

        Assert.Equal(["Smith: Mr. Smith (Ireland): I speak.", "Doe: Ms. Doe (Peru): I as well."], turns);
    }

    [Fact]
    public async Task A_paragraph_is_parted_where_somebody_else_begins()
    {
        var document = await Read(
            "a.txt", "Mr. Smith (Ireland): I speak of what\nconcerns us all and what we\nhave to say here.\nMs. Doe (Peru): I as well.");

        Assert.All(document.Structure.Turns, turn => Assert.Contains(document.Structure.Blocks, block => block.Start == turn.Start));
    }

    [Theory]
    [InlineData("Joint Statement by the Foreign Ministers of France and Germany on Utopia", "The Foreign Ministers of France and Germany")]
    [InlineData("Communiqué of the Heads of State and Government", "The Heads of State and Government")]
    [InlineData("Statement by Mr. Smith", null)]
    [InlineData("A statement of the obvious", null)]
    public async Task The_title_of_a_communique_may_name_who_issues_it(string title, string? expected) =>
        Assert.Equal(expected, (await Read("a.md", $"# {title}\n\nThe text.")).Facts.Speaker?.Name);

    [Theory]
    [InlineData("ungdc-2023")]
    [InlineData("state-history")]
    public async Task Texts_in_which_nobody_takes_turns_have_none(string corpus)
    {
        foreach (var source in FileSources.Enumerate(Shared.Path("corpora", corpus)))
            Assert.Empty((await Read(source)).Structure.Turns);
    }
}
