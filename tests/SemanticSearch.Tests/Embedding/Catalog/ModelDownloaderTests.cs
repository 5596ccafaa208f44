using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Embedding.Catalog;

public class ModelDownloaderTests
{
    const int Half = PullScene.NetworkBytes / 2;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pulled_model_is_installed_whole_and_nothing_is_left_over()
    {
        await using var scene = await PullScene.StartAsync();

        var result = await scene.PullAsync();

        Assert.Equal(new PullResult(PullOutcome.Installed, scene.Folder), result);
        Assert.Equal(scene.Network, await File.ReadAllBytesAsync(Path.Combine(scene.Folder, "model.onnx"), Token));
        Assert.Equal(["model.json", "model.onnx", "vocab.txt"], Directory.EnumerateFiles(scene.Folder).Select(Path.GetFileName).Order());
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(scene.Library.Folder, ".partial")));
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
        Assert.Empty(scene.Time.Waits);
    }

    [Fact]
    public async Task The_model_file_says_how_the_model_is_used()
    {
        await using var scene = await PullScene.StartAsync();
        await scene.PullAsync();

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(scene.Folder, "model.json"), Token));

        Assert.Equal(
            ["id=tiny", "pooling=mean", "dimensions=384", "maximumTokens=256", "queryPrefix=query: ", "passagePrefix=passage: ",
                "tokenizer=bert-uncased", "licence=MIT", "precision=int8"],
            json.RootElement.EnumerateObject().Select(field => $"{field.Name}={field.Value}"));
    }

    [Fact]
    public async Task Progress_counts_every_file_and_ends_at_the_whole_model()
    {
        await using var scene = await PullScene.StartAsync();
        var heard = new List<DownloadProgress>();

        await scene.PullAsync(heard.Add);

        Assert.Equal(new DownloadProgress("model.onnx", 0, PullScene.NetworkBytes, 0, scene.Entry.Bytes), heard[0]);
        Assert.Equal(scene.Entry.Bytes, heard[^1].Received);
        Assert.Equal(heard.Select(p => p.Received).Order(), heard.Select(p => p.Received));
        Assert.All(heard, p => Assert.Equal(scene.Entry.Bytes, p.Bytes));
    }

    [Fact]
    public async Task A_sound_model_is_left_alone()
    {
        await using var scene = await PullScene.StartAsync();
        await scene.PullAsync();
        var requests = scene.Server.Requests.Count;

        var again = await scene.PullAsync();

        Assert.Equal(PullOutcome.AlreadyInstalled, again.Outcome);
        Assert.Equal(requests, scene.Server.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_pull_goes_on_where_it_stopped()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.AnswerAndDrop(Half, then: Task.Delay(Timeout.Infinite, Token));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.PullAsync(At(Half, cancel.Cancel), cancel.Token));

        Assert.Equal(Half, new FileInfo(scene.Part).Length);
        Assert.False(Directory.Exists(scene.Folder));
        Assert.Equal(PullOutcome.Installed, (await scene.PullAsync()).Outcome);
        Assert.Equal(new ServedRequest("/" + PullScene.NetworkPath, $"bytes={Half}-", "\"v1\""), scene.Server.Requests[1]);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_starts_over()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.AnswerAndDrop(Half, then: Task.Delay(Timeout.Infinite, Token));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.PullAsync(At(Half, cancel.Cancel), cancel.Token));
        // The half that is here is no half of the new version.
        await using (var part = File.OpenWrite(scene.Part))
            part.WriteByte((byte)~scene.Network[0]);
        scene.Server.EntityTag = "\"v2\"";

        await scene.PullAsync();

        Assert.Equal("\"v1\"", scene.Server.Requests[1].IfRange);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
        Assert.Empty(scene.Time.Waits);
    }

    [Fact]
    public async Task A_dropped_connection_is_taken_up_again_within_one_pull()
    {
        await using var scene = await PullScene.StartAsync();
        var half = new TaskCompletionSource();
        scene.Server.AnswerAndDrop(Half, half.Task);

        await scene.PullAsync(At(Half, () => half.TrySetResult()));

        Assert.Equal($"bytes={Half}-", scene.Server.Requests[1].Range);
        Assert.Equal([TimeSpan.FromSeconds(1)], scene.Time.Waits);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
    }

    [Fact]
    public async Task A_server_without_ranges_starts_over()
    {
        await using var scene = await PullScene.StartAsync();
        var half = new TaskCompletionSource();
        scene.Server.AnswerAndDrop(Half, half.Task).AnswerWithoutRanges();

        await scene.PullAsync(At(Half, () => half.TrySetResult()));

        Assert.NotEmpty(scene.Server.Requests[1].Range);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
    }

    [Theory]
    [InlineData(StatusCodes.Status416RangeNotSatisfiable)]
    [InlineData(StatusCodes.Status206PartialContent)]
    public async Task A_refused_or_other_range_starts_over(int status)
    {
        await using var scene = await PullScene.StartAsync();
        var half = new TaskCompletionSource();
        scene.Server.AnswerAndDrop(Half, half.Task).AnswerStatus(status);

        await scene.PullAsync(At(Half, () => half.TrySetResult()));

        Assert.Equal("", scene.Server.Requests[2].Range);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
    }

    [Fact]
    public async Task A_stalled_connection_is_given_up_and_taken_up_again()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.AnswerAndDrop(Half, then: Task.Delay(Timeout.Infinite, Token));

        await scene.PullAsync(At(Half, scene.Time.Expire));

        Assert.Equal($"bytes={Half}-", scene.Server.Requests[1].Range);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
    }

    [Fact]
    public async Task Passing_server_errors_are_waited_out_and_retry_after_is_obeyed()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.AnswerStatus(503).AnswerStatus(500).AnswerStatus(429, retryAfter: "7");

        await scene.PullAsync();

        Assert.Equal([1, 2, 7], scene.Time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(ModelState.Installed, scene.Library.StateOf(scene.Entry));
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_given_up()
    {
        await using var scene = await PullScene.StartAsync();
        for (var i = 0; i < Backoff.Attempts; i++)
            scene.Server.AnswerStatus(502);

        var error = await scene.FailAsync();

        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Contains("502 Bad Gateway", error.Message, StringComparison.Ordinal);
        Assert.Contains("SemanticSearch:ModelSource", error.Message, StringComparison.Ordinal);
        Assert.Equal(Backoff.Attempts, scene.Server.Requests.Count);
        Assert.Equal(ModelState.NotInstalled, scene.Library.StateOf(scene.Entry));
    }

    [Fact]
    public async Task Wrong_bytes_are_thrown_away_and_the_error_names_both_hashes()
    {
        await using var scene = await PullScene.StartAsync();
        var other = (byte[])scene.Network.Clone();
        other[^1] ^= 1;
        scene.Server.Put(PullScene.NetworkPath, other);

        var error = await scene.FailAsync();

        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Contains(scene.Entry.Files[0].Sha256, error.Message, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(other)), error.Message, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(scene.Part).Length);
        Assert.False(Directory.Exists(scene.Folder));
    }

    [Fact]
    public async Task A_file_of_another_size_is_refused_before_it_is_downloaded()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.Put(PullScene.NetworkPath, scene.Network[..^1]);

        var error = await scene.FailAsync();

        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Contains("599999 bytes where the catalog says 600000", error.Message, StringComparison.Ordinal);
        Assert.Single(scene.Server.Requests);
    }

    [Fact]
    public async Task More_bytes_than_promised_are_refused_though_no_length_was_sent()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.Answer(async (context, content) =>
        {
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        });

        var error = await scene.FailAsync();

        Assert.Contains("more than the catalog's 600000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(scene.Part).Length);
    }

    [Fact]
    public async Task A_missing_file_is_named_at_once_with_the_setting_to_check()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.Put(PullScene.NetworkPath, []);

        var error = await scene.FailAsync();

        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Contains($"{scene.Server.Address}/{PullScene.NetworkPath} is not there", error.Message, StringComparison.Ordinal);
        Assert.Contains("SemanticSearch:ModelSource", error.Message, StringComparison.Ordinal);
        Assert.Single(scene.Server.Requests);
    }

    [Theory]
    [InlineData("file:///etc/hostname")]
    [InlineData("ftp://127.0.0.1/model.onnx")]
    public async Task A_redirect_out_of_the_web_is_not_followed(string target)
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.Answer((context, _) =>
        {
            context.Response.Redirect(target);
            return Task.CompletedTask;
        });

        var error = await scene.FailAsync();

        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Contains($"{PullScene.NetworkPath} redirects to {target}", error.Message, StringComparison.Ordinal);
        Assert.Single(scene.Server.Requests);
    }

    [Fact]
    public async Task A_redirect_to_another_place_is_followed_with_the_range()
    {
        await using var scene = await PullScene.StartAsync();
        scene.Server.Put("cdn/blob", scene.Network);
        scene.Server.Answer((context, _) =>
        {
            context.Response.Redirect("/cdn/blob");
            return Task.CompletedTask;
        });
        Directory.CreateDirectory(Path.GetDirectoryName(scene.Part)!);
        await File.WriteAllBytesAsync(scene.Part, scene.Network[..Half], Token);

        await scene.PullAsync();

        Assert.Equal(new ServedRequest("/cdn/blob", $"bytes={Half}-", ""), scene.Server.Requests[1]);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
    }

    [Fact]
    public async Task Two_pulls_of_one_model_exclude_each_other()
    {
        await using var scene = await PullScene.StartAsync();
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        scene.Server.Answer(async (context, content) =>
        {
            arrived.SetResult();
            await release.Task.WaitAsync(context.RequestAborted);
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        });

        var first = scene.PullAsync();
        await arrived.Task.WaitAsync(Token);
        var second = await scene.FailAsync();
        release.SetResult();

        Assert.Equal(ErrorKind.Conflict, second.Kind);
        Assert.Equal(PullOutcome.Installed, (await first).Outcome);
        Assert.Equal(PullOutcome.AlreadyInstalled, (await scene.PullAsync()).Outcome);
    }

    [Fact]
    public async Task A_repair_downloads_the_damaged_file_only()
    {
        await using var scene = await PullScene.StartAsync();
        await scene.PullAsync();
        await File.WriteAllTextAsync(Path.Combine(scene.Folder, "vocab.txt"), "damaged", Token);
        var requests = scene.Server.Requests.Count;

        var result = await scene.PullAsync();

        Assert.Equal(PullOutcome.Installed, result.Outcome);
        Assert.EndsWith("vocab.txt", Assert.Single(scene.Server.Requests.Skip(requests)).Path, StringComparison.Ordinal);
        Assert.True((await scene.Library.VerifyAsync(scene.Entry, Token)).IsSound);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_an_error_of_storage()
    {
        await using var scene = await PullScene.StartAsync();
        await File.WriteAllTextAsync(scene.Library.Folder, "a file where the folder should be", Token);

        var error = await scene.FailAsync();

        Assert.Equal(ErrorKind.Storage, error.Kind);
        Assert.Empty(scene.Server.Requests);
    }

    [Theory]
    [InlineData("file:///models")]
    [InlineData("huggingface.co")]
    [InlineData("ftp://example.org")]
    [InlineData("")]
    public async Task A_source_must_be_a_web_address(string source)
    {
        await using var scene = await PullScene.StartAsync();
        using var http = new HttpClient();

        var error = Assert.Throws<SemanticSearchException>(() => new ModelDownloader(http, scene.Library, source));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
    }

    [Fact]
    public async Task A_published_model_is_pulled_by_the_catalog_that_ships()
    {
        var models = Shared.Path("models", "all-MiniLM-L6-v2-int8");
        await using var scene = await PullScene.StartAsync();
        var library = new ModelLibrary(await ModelCatalog.LoadAsync(Token), scene.DataFolder);
        var entry = library.Catalog.Get("all-MiniLM-L6-v2-int8");
        const string Repository = "Xenova/all-MiniLM-L6-v2/resolve/main";
        scene.Server.Put($"{Repository}/onnx/model_quantized.onnx", File.ReadAllBytes(Path.Combine(models, "model.onnx")));
        scene.Server.Put($"{Repository}/vocab.txt", File.ReadAllBytes(Path.Combine(models, "vocab.txt")));
        using var http = new HttpClient();

        await new ModelDownloader(http, library, scene.Server.Address + "/").PullAsync(entry, cancellationToken: Token);

        Assert.True((await library.VerifyAsync(entry, Token)).IsSound);
        Assert.Equal(library.FolderOf(entry), (await library.ResolveAsync(entry.Id, Token)).Folder);
    }

    static Action<DownloadProgress> At(long bytes, Action action) => progress =>
    {
        if (progress.FileReceived == bytes)
            action();
    };
}
