using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Browser;

/// <summary>The page where readers move about in it, and where what it asks for does not come.</summary>
public sealed partial class MovingTests(BrowserScene scene) : IClassFixture<BrowserScene>
{
    const string Question = "/?q=Who+closed+the+canal%3F";

    [Fact]
    public async Task A_link_within_a_document_only_scrolls()
    {
        await using var window = await scene.OpenAsync("/documents/canal-memo.md");
        var asked = Watch(window);
        await window[".contents a", "Insurance"].ClickAsync();

        await Assertions.Expect(window[".document h2", "Insurance"]).ToBeInViewportAsync();
        await window.Page.GoBackAsync();
        await window.Page.WaitForTimeoutAsync(300);
        Assert.Empty(asked);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Skipping_to_the_answer_does_not_ask_again()
    {
        await using var window = await scene.OpenAsync(Question);
        var asked = Watch(window);
        await window[".skip"].FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(window["#main"]).ToBeFocusedAsync();
        await window.Page.WaitForTimeoutAsync(300);
        Assert.Empty(asked);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Back_brings_the_collection_back_too()
    {
        await using var window = await scene.OpenAsync("/");
        using var client = new HttpClient { BaseAddress = new Uri(scene.Address) };
        await client.PutAsync("/v1/documents/ferry?collection=ferries", new { text = "The canal has a ferry." }, HttpStatusCode.Created);
        await window.Page.GotoAsync(Question);
        await window["#collection"].SelectOptionAsync("ferries");
        await window[".ask button"].ClickAsync();
        await Assertions.Expect(window[".passage blockquote"]).ToContainTextAsync(["The canal has a ferry."]);

        await window.Page.GoBackAsync();
        await Assertions.Expect(window[".passage h2"].First).ToHaveTextAsync("The canal and its users");
        await Assertions.Expect(window["#collection"]).ToHaveValueAsync("default");
        await window.Page.GoForwardAsync();
        await Assertions.Expect(window["#collection"]).ToHaveValueAsync("ferries");
        window.AssertQuiet();
    }

    [Theory]
    [InlineData(Question, 390)]
    [InlineData("/library", 390)]
    [InlineData("/library", 320)]
    [InlineData("/documents/canal-memo.md", 390)]
    public async Task A_phone_shows_it_without_scrolling_sideways(string path, int width)
    {
        await using var window = await scene.OpenAsync(
            path, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 844 }, HasTouch = true });
        await BrowserScene.KeepAsync(window, $"phone-{string.Concat(path.Where(char.IsLetter))}");

        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        window.AssertQuiet();
    }

    [Theory]
    [InlineData(".unfold", null)]
    [InlineData("a[data-copy]", ".menu summary")]
    public async Task A_server_that_does_not_answer_is_told_of(string button, string? menu)
    {
        await using var window = await scene.OpenAsync(Question);
        var errors = new List<string>();
        window.Page.PageError += (_, error) => errors.Add(error);
        await window.Page.RouteAsync(Passages(), route => route.AbortAsync());
        if (menu is not null)
            await window[menu].First.ClickAsync();
        await window[button].First.ClickAsync();

        await Assertions.Expect(window["#status"]).ToHaveTextAsync("The server does not answer. Try again.");
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Where_there_is_no_clipboard_the_citation_is_shown()
    {
        await using var window = await scene.OpenAsync("/");
        await window.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await window.Page.GotoAsync(Question);
        await window[".menu summary", "Cite"].First.ClickAsync();
        await window["a[data-copy]", "Copy as text"].First.ClickAsync();

        await Assertions.Expect(window.Page).ToHaveURLAsync(Passages());
        await Assertions.Expect(window["body"]).ToContainTextAsync("The canal and its users");
    }

    // Addresses that the page asks for from now on; the browser asks for the icon as it likes.
    static List<string> Watch(Window window)
    {
        var asked = new List<string>();
        window.Page.Request += (_, request) =>
        {
            if (!request.Url.EndsWith("/favicon.svg", StringComparison.Ordinal))
                asked.Add(request.Url);
        };
        return asked;
    }

    [GeneratedRegex("/v1/passages/")]
    private static partial Regex Passages();
}
