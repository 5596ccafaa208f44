using Microsoft.Playwright;

namespace SemanticSearch.Tests.Browser;

/// <summary>The page as people use it.</summary>
public sealed class PageTests(BrowserScene scene) : IClassFixture<BrowserScene>
{
    const string Question = "/?q=Who+closed+the+canal%3F";

    [Fact]
    public async Task A_question_is_answered_in_place_with_its_words_marked()
    {
        await using var window = await scene.OpenAsync("/");
        await window["#q"].FillAsync("Who closed the canal?");
        await window["#q"].PressAsync("Enter");
        await Assertions.Expect(window[".passage h2"].First).ToHaveTextAsync("The canal and its users");

        await Assertions.Expect(window[".passage mark"].First).ToBeVisibleAsync();
        Assert.Contains("q=Who+closed", window.Page.Url, StringComparison.Ordinal);
        await BrowserScene.KeepAsync(window, "results");
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_filter_narrows_the_answer_and_back_widens_it()
    {
        await using var window = await scene.OpenAsync(Question);
        await window[".facet a", "Norway"].ClickAsync();
        await Assertions.Expect(window[".passage"]).ToHaveCountAsync(1);
        await Assertions.Expect(window[".passage h2"]).ToHaveTextAsync("On free passage");

        await window.Page.GoBackAsync();
        await Assertions.Expect(window[".passage h2"].First).ToHaveTextAsync("The canal and its users");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Dates_narrow_the_answer()
    {
        await using var window = await scene.OpenAsync(Question);
        await window["input[name=from]"].FillAsync("1957");
        await window[".dates button"].ClickAsync();

        await Assertions.Expect(window[".passage h2", "The canal and its users"]).ToHaveCountAsync(0);
        await Assertions.Expect(window[".passage h2", "On free passage"]).ToHaveCountAsync(1);
        window.AssertQuiet();
    }

    [Fact]
    public async Task What_was_understood_can_be_taken_away()
    {
        await using var window = await scene.OpenAsync("/?q=What+did+Egypt+close%3F");
        await Assertions.Expect(window[".chip"]).ToContainTextAsync(["Egypt"]);
        await window[".chip a"].First.ClickAsync();

        await Assertions.Expect(window[".chip"]).ToHaveCountAsync(0);
        await Assertions.Expect(window[".passage"].First).ToBeVisibleAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_passage_opens_in_its_document_where_it_stands()
    {
        await using var window = await scene.OpenAsync("/?q=What+ships+carried+on+day+37");
        await window[".passage .open"].First.ClickAsync();

        await Assertions.Expect(window[".document h1"]).ToHaveTextAsync("The canal and its users");
        await Assertions.Expect(window[".document .best"].First).ToBeInViewportAsync();
        await Assertions.Expect(window[".contents a", "Tolls"]).ToHaveCountAsync(1);
        await BrowserScene.KeepAsync(window, "document");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Context_unfolds_in_place()
    {
        await using var window = await scene.OpenAsync("/?q=tolls+paid+for+the+dam");
        var passage = window[".passage"].First;
        await passage.Locator(".unfold").ClickAsync();

        await Assertions.Expect(passage.Locator(".around:visible").First).Not.ToBeEmptyAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_citation_is_copied()
    {
        await using var window = await scene.OpenAsync(Question);
        await window[".menu summary", "Cite"].First.ClickAsync();
        await window["a[data-copy]", "BibTeX"].First.ClickAsync();

        await Assertions.Expect(window["#status"]).ToHaveTextAsync("The citation is copied.");
        Assert.Contains("title = {{The canal and its users}}", await ClipboardAsync(window), StringComparison.Ordinal);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Keys_alone_ask_walk_cite_and_open()
    {
        await using var window = await scene.OpenAsync("/library");
        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("Who closed the canal?");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window[".passage"].First).ToBeVisibleAsync();
        await window["#q"].BlurAsync();
        await window.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(window[".passage"].First).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("c");
        await Assertions.Expect(window["#status"]).ToHaveTextAsync("The citation is copied.");
        await window.Page.Keyboard.PressAsync("o");

        await Assertions.Expect(window[".document h1"]).ToHaveTextAsync("The canal and its users");
        window.AssertQuiet();
    }

    [Fact]
    public async Task A_file_is_sent_indexed_and_found()
    {
        await using var window = await scene.OpenAsync("/library");
        await window["input[type=file]"].SetInputFilesAsync(
            new FilePayload { Name = "ferry.txt", MimeType = "text/plain", Buffer = "The ferry to the island stopped when the zephyr blew."u8.ToArray() });
        await window["#upload button"].ClickAsync();
        await Assertions.Expect(window[".progress li"]).ToContainTextAsync("added, 1 passage");

        await window.Page.GotoAsync("/?q=zephyr+ferry");
        await Assertions.Expect(window[".passage blockquote"].First).ToContainTextAsync("zephyr");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Without_scripts_it_answers_and_filters_as_well()
    {
        await using var window = await scene.OpenAsync("/", new BrowserNewContextOptions { JavaScriptEnabled = false });
        await window["#q"].FillAsync("Who closed the canal?");
        await window[".ask button"].ClickAsync();
        await window[".facet a", "Norway"].ClickAsync();

        await Assertions.Expect(window[".passage h2"]).ToHaveTextAsync(["On free passage"]);
    }

    [Fact]
    public async Task Text_from_right_to_left_is_shown_so()
    {
        await using var window = await scene.OpenAsync("/?q=القناة");
        var passage = window[".passage blockquote", "أغلقت"].First;

        var title = window[".passage h2", "حول القناة"].First;

        Assert.Equal("rtl", await passage.EvaluateAsync<string>("one => getComputedStyle(one).direction"));
        Assert.Equal("rtl", await title.EvaluateAsync<string>("one => getComputedStyle(one).direction"));
        window.AssertQuiet();
    }

    [Theory]
    [InlineData("/", ColorScheme.Light)]
    [InlineData("/", ColorScheme.Dark)]
    [InlineData(Question, ColorScheme.Light)]
    [InlineData(Question, ColorScheme.Dark)]
    [InlineData("/?q=zzzz+qqqq", ColorScheme.Light)]
    [InlineData("/documents/canal-memo.md", ColorScheme.Light)]
    [InlineData("/documents/canal-memo.md", ColorScheme.Dark)]
    [InlineData("/library", ColorScheme.Light)]
    [InlineData("/library", ColorScheme.Dark)]
    public async Task Axe_finds_no_violation(string path, ColorScheme scheme)
    {
        await using var window = await scene.OpenAsync(path, new BrowserNewContextOptions { ColorScheme = scheme });
        await BrowserScene.KeepAsync(window, $"{(path.Length > 1 ? string.Concat(path.Where(char.IsLetter)) : "home")}-{scheme}");

        await window.AssertAccessibleAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task What_is_not_there_is_said_so()
    {
        await using var window = await scene.OpenAsync("/");
        var response = await window.Page.GotoAsync("/documents/nowhere.txt");

        Assert.Equal(404, response!.Status);
        await Assertions.Expect(window[".problem"]).ToContainTextAsync("nowhere.txt");
    }

    static Task<string> ClipboardAsync(Window window) => window.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
}
