using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class SyncCommandTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_source_is_added_planned_synced_listed_and_forgotten()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        _scene.Write("briefs/grain.md", "# Grain\n\nThe export of grain.");

        (await _scene.RunAsync("sources", "add", _scene.At("briefs"))).Exits(ExitCodes.Success);
        var plan = (await _scene.RunAsync("sync", "--dry-run")).Exits(ExitCodes.Success);
        var sync = (await _scene.RunAsync("sync", "--model", _scene.Model)).Exits(ExitCodes.Success);
        var again = (await _scene.RunAsync("sync")).Exits(ExitCodes.Success);
        var sources = (await _scene.RunAsync("sources", "list", "--json")).Exits(ExitCodes.Success).Json;
        var jobs = (await _scene.RunAsync("jobs", "list", "--json")).Exits(ExitCodes.Success).Json;
        (await _scene.RunAsync("sources", "remove", "1")).Exits(ExitCodes.Success);

        Assert.Equal(
            $"{_scene.At("briefs")}: 2 to add, 0 to read again, 0 moved, 0 to remove, 0 unchanged\n"
            + $"+ {_scene.At("briefs/border.txt")}\n+ {_scene.At("briefs/grain.md")}\n",
            plan.Out);
        Assert.StartsWith("2 documents read: 2 added, 0 replaced, 0 unchanged, 0 failed; 0 removed\n", sync.Out, StringComparison.Ordinal);
        Assert.StartsWith("0 documents read: ", again.Out, StringComparison.Ordinal);
        Assert.Equal(_scene.At("briefs"), sources[0].GetProperty("location").GetString());
        Assert.Equal(["sync", "sync"], jobs.EnumerateArray().Select(job => job.GetProperty("kind").GetString()));
        (await _scene.RunAsync("sync")).Exits(ExitCodes.Failed);
    }

    [Fact]
    public async Task A_source_that_is_added_once_more_keeps_what_is_not_given()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        _scene.Write("other.yaml", "");
        (await _scene.RunAsync("sources", "add", _scene.At("briefs"), "--keep", "--include", "*.txt", "--settings", _scene.At("other.yaml")))
            .Exits(ExitCodes.Success);

        var again = (await _scene.RunAsync("sources", "add", _scene.At("briefs"), "--exclude", "x*")).Exits(ExitCodes.Success);
        var other = (await _scene.RunAsync("sources", "add", _scene.At("briefs"), "--exclude", "y*", "--exclude", "z*")).Exits(ExitCodes.Success);
        var back = (await _scene.RunAsync("sources", "add", _scene.At("briefs"), "--include", "", "--exclude", "", "--settings", "", "--keep", "false"))
            .Exits(ExitCodes.Success);

        var settings = $"; what is gone is kept; settings {_scene.At("other.yaml")}\n";
        Assert.EndsWith($"{_scene.At("briefs")}\ninclude *.txt; exclude x*{settings}", again.Out, StringComparison.Ordinal);
        Assert.EndsWith($"\ninclude *.txt; exclude y* z*{settings}", other.Out, StringComparison.Ordinal);
        Assert.EndsWith("\ninclude all; exclude none; what is gone is removed\n", back.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_an_error_in_one_line()
    {
        Assert.Contains(
            "there is no such file or folder",
            (await _scene.RunAsync("sources", "add", _scene.At("nowhere"))).Exits(ExitCodes.Failed).Message,
            StringComparison.Ordinal);
        Assert.Contains("has no sources", (await _scene.RunAsync("sync")).Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
        Assert.Contains("there is no source 7", (await _scene.RunAsync("sources", "remove", "7")).Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
        Assert.Contains("there is no job 'x'", (await _scene.RunAsync("jobs", "cancel", "x")).Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_not_there_does_not_keep_the_others_from_being_synced()
    {
        _scene.Write("a/border.txt", "The treaty of the border.");
        _scene.Write("b/grain.txt", "The export of grain.");
        _scene.Write("c/summit.txt", "The summit of the embargo.");
        foreach (var source in (string[])["a", "b", "c"])
            (await _scene.RunAsync("sources", "add", _scene.At(source))).Exits(ExitCodes.Success);
        Directory.Delete(_scene.At("a"), recursive: true);
        Directory.Delete(_scene.At("c"), recursive: true);

        var plan = (await _scene.RunAsync("sync", "--dry-run")).Exits(ExitCodes.Failed);
        var sync = (await _scene.RunAsync("sync", "--model", _scene.Model)).Exits(ExitCodes.Failed);
        var job = (await _scene.RunAsync("jobs", "list", "--json")).Json[0];
        var again = (await _scene.RunAsync("sync", "2")).Exits(ExitCodes.Success);

        Assert.StartsWith($"{_scene.At("b")}: 1 to add", plan.Out, StringComparison.Ordinal);
        Assert.StartsWith("1 document read: 1 added", sync.Out, StringComparison.Ordinal);
        Assert.StartsWith("2 of 3 sources could not be synced: ", sync.Message, StringComparison.Ordinal);
        Assert.Equal(sync.Message, plan.Message);
        Assert.Contains(_scene.At("a"), sync.Message, StringComparison.Ordinal);
        Assert.Contains(_scene.At("c"), sync.Message, StringComparison.Ordinal);
        Assert.Equal(("failed", sync.Message), (job.GetProperty("state").GetString(), job.GetProperty("error").GetString()));
        Assert.StartsWith("0 documents read: ", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_tells_that_the_sync_would_refuse()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        _scene.Write("briefs/grain.txt", "The export of grain.");
        (await _scene.RunAsync("sources", "add", _scene.At("briefs"))).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sync", "--model", _scene.Model)).Exits(ExitCodes.Success);
        File.Delete(_scene.At("briefs/grain.txt"));

        var plan = (await _scene.RunAsync("sync", "--dry-run")).Exits(ExitCodes.Failed);
        var forced = (await _scene.RunAsync("sync", "--dry-run", "--force")).Exits(ExitCodes.Success);

        Assert.Contains(
            $"\nrefused: 1 of the 2 documents of '{_scene.At("briefs")}' would be removed because their files are gone, left out by the patterns, or",
            plan.Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("refused", forced.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_ended_is_done_once_more()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        _scene.Write("briefs/grain.txt", "");
        (await _scene.RunAsync("sources", "add", _scene.At("briefs"))).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sync", "--model", _scene.Model)).Exits(ExitCodes.Incomplete);
        var ended = (await _scene.RunAsync("jobs", "list", "--json")).Json[0].GetProperty("id").GetString()!;

        var retried = (await _scene.RunAsync("jobs", "retry", ended)).Exits(ExitCodes.Success);
        var waiting = (await _scene.RunAsync("jobs", "list", "--json")).Json[0].GetProperty("id").GetString()!;
        (await _scene.RunAsync("jobs", "retry", waiting)).Exits(ExitCodes.Failed);
        var resumed = (await _scene.RunAsync("jobs", "resume")).Exits(ExitCodes.Incomplete);

        Assert.Equal($"job {waiting} waits; a server does it, or 'semsearch jobs resume'\n", retried.Out);
        // A sync reads only what failed again.
        Assert.Equal($"job {waiting} succeeded: 1 document, 1 failed\n", resumed.Out);
    }

    [Theory]
    [InlineData("sync", "--watch", "--dry-run")]
    [InlineData("sync", "--sweep", "60")]
    [InlineData("index", "-", "--watch", "--id", "x")]
    [InlineData("sync", "--watch", "--settle", "0")]
    public async Task What_makes_no_sense_with_watching_is_refused(params string[] args) =>
        (await _scene.RunAsync(args)).Exits(ExitCodes.Usage);

    [Fact]
    public async Task Watching_remembers_its_folder_and_ends_well_on_request()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _scene.OnError = stop.Cancel;

        var run = (await _scene.RunAsync(stop.Token, "index", _scene.At("briefs"), "--watch", "--model", _scene.Model)).Exits(ExitCodes.Success);
        var sources = (await _scene.RunAsync("sources", "list", "--json")).Exits(ExitCodes.Success).Json;

        Assert.StartsWith($"watching {_scene.At("briefs")}; Ctrl-C", run.Error, StringComparison.Ordinal);
        Assert.Equal(_scene.At("briefs"), Assert.Single(sources.EnumerateArray().ToList()).GetProperty("location").GetString());
    }

    [Fact]
    public async Task Watching_with_settings_changes_nothing_else_of_a_remembered_source()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        _scene.Write("other.yaml", "");
        (await _scene.RunAsync("sources", "add", _scene.At("briefs"), "--exclude", "drafts/**", "--keep")).Exits(ExitCodes.Success);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _scene.OnError = stop.Cancel;

        (await _scene.RunAsync(
            stop.Token, "index", _scene.At("briefs"), "--watch", "--settings", _scene.At("other.yaml"), "--model", _scene.Model)).Exits(ExitCodes.Success);
        var source = (await _scene.RunAsync("sources", "list", "--json")).Exits(ExitCodes.Success).Json[0];

        Assert.Equal("drafts/**", source.GetProperty("exclude")[0].GetString());
        Assert.False(source.GetProperty("removes").GetBoolean());
        Assert.Equal(_scene.At("other.yaml"), source.GetProperty("settings").GetString());
    }
}
