using SemanticSearch.QdrantStub;

// A Qdrant in memory for processes that are tried out: it tells where it speaks gRPC and REST, and ends with its standard input.
await using var stub = await StubQdrant.StartAsync(checks: !args.Contains("--unchecked"));
Console.WriteLine($"gRPC {stub.Grpc}");
Console.WriteLine($"REST {stub.Rest}");
await Console.In.ReadToEndAsync();
return stub.Engine.Violations.Count == 0 ? 0 : 1;
