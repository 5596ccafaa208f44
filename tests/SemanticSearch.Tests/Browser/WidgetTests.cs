using Microsoft.Playwright;

namespace SemanticSearch.Tests.Browser;

/// <summary>The widget on somebody else's page.</summary>
public sealed class WidgetTests(BrowserScene scene) : IClassFixture<BrowserScene>
{
    [Fact]
    public async Task It_answers_with_passages_and_shows_its_sources()
    {
        await using var window = await AskedAsync();

        await Assertions.Expect(window[".answer span", "Egypt closed the canal in 1956"].First).ToBeVisibleAsync();
        await Assertions.Expect(window["li .title", "The canal and its users"].First).ToBeVisibleAsync();
        await window[".answer a"].First.ClickAsync();
        await Assertions.Expect(window["li"].First).ToBeFocusedAsync();
        await BrowserScene.KeepAsync(window, "widget");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Its_sources_open_where_they_stand()
    {
        await using var window = await AskedAsync();
        var opened = await window.Page.RunAndWaitForPopupAsync(() => window["li .title", "The canal and its users"].First.ClickAsync());

        await Assertions.Expect(opened.Locator(".document .best").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_hears_of_answers_and_axe_finds_no_violation()
    {
        await using var window = await scene.OpenForeignAsync();
        var answer = window.Page.EvaluateAsync<string>(
            "new Promise(heard => addEventListener('semantic-search:answer', event => heard(event.detail.answer.kind)))");
        await window["input"].FillAsync("Who closed the canal?");
        await window["input"].PressAsync("Enter");

        Assert.Equal("extractive", await answer);
        await window.AssertAccessibleAsync();
    }

    [Fact]
    public async Task What_the_server_refuses_is_said()
    {
        await using var window = await scene.OpenForeignAsync();
        await window["semantic-search"].EvaluateAsync("one => one.setAttribute('collection', 'nowhere')");
        await window["input"].FillAsync("Who closed the canal?");
        await window["input"].PressAsync("Enter");

        await Assertions.Expect(window[".note"].First).ToContainTextAsync("nowhere");
    }

    [Fact]
    public async Task It_is_as_light_as_the_page_around_it()
    {
        await using var window = await scene.OpenForeignAsync();
        await window.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });

        Assert.Equal("rgb(255, 255, 255)", await window["semantic-search"].EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor"));
        await window["html"].EvaluateAsync("one => one.style.colorScheme = 'dark'");
        Assert.Equal("rgb(30, 33, 40)", await window["semantic-search"].EvaluateAsync<string>("one => getComputedStyle(one).backgroundColor"));
    }

    [Fact]
    public async Task A_source_shows_the_sentence_that_answers_without_moving_the_page()
    {
        await using var window = await scene.OpenForeignAsync();
        await window["input"].FillAsync("What did the ships carry on day 37?");
        await window["input"].PressAsync("Enter");
        var mark = window["mark", "day 37"].First;
        await Assertions.Expect(mark).ToBeAttachedAsync();

        Assert.True(await mark.EvaluateAsync<bool>(
            """
            one => {
                const [mark, quote] = [one, one.closest("blockquote")].map(part => part.getBoundingClientRect());
                return quote.top <= mark.top && mark.bottom <= quote.bottom;
            }
            """));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("scrollY"));
    }

    [Fact]
    public async Task A_number_that_is_none_counts_as_not_said()
    {
        await using var window = await scene.OpenForeignAsync();
        await window["semantic-search"].EvaluateAsync("one => one.setAttribute('passages', 'many')");
        await window["input"].FillAsync("Who closed the canal?");
        await window["input"].PressAsync("Enter");

        await Assertions.Expect(window["li .title", "The canal and its users"].First).ToBeVisibleAsync();
    }

    async Task<Window> AskedAsync()
    {
        var window = await scene.OpenForeignAsync();
        await window["input"].FillAsync("Who closed the canal?");
        await window["input"].PressAsync("Enter");
        return window;
    }
}
