using System.Globalization;
using SemanticSearch.Crash;
using SemanticSearch.QdrantStub;

// Kills semsearch and the server again and again, and sees after each time that nothing is lost: see docs/operations.md.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var kills = Number("--kills", 100);
var documents = Number("--documents", 2_000);
var seed = Number("--seed", Environment.TickCount & int.MaxValue);
await using var stub = args.Contains("--qdrant") ? await StubQdrant.StartAsync(checks: false) : null;
Console.WriteLine($"seed {seed}: {kills} kills, {documents} documents{(stub is null ? "" : ", in Qdrant")}");

var folder = Directory.CreateTempSubdirectory("semsearch-crash-").FullName;
try
{
    var test = new CrashTest(folder, new IndexSettings(stub?.Grpc), documents, new Random(seed));
    await test.RunAsync(kills, CancellationToken.None);
    Directory.Delete(folder, recursive: true);
    return 0;
}
catch (Exception e)
{
    // What nobody thought of is told with the seed too, or it could not be repeated.
    Console.Error.WriteLine($"FAILED: {(e is LostException ? e.Message : e)}\nrepeat with --seed {seed} --kills {kills} --documents {documents}{(stub is null ? "" : " --qdrant")}; the data is in {folder}");
    return 1;
}

int Number(string name, int otherwise) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
