using Microsoft.AspNetCore.Http;
using SemanticSearch.Api.Problems;

namespace SemanticSearch.Tests.Api.Problems;

public sealed class ExpectedFailureHandlerTests
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData(null, "")]
    public async Task A_failure_that_tells_when_to_come_again_is_answered_with_Retry_After(string? seconds, string header)
    {
        var failure = new SemanticSearchException(ErrorKind.Storage, "the store is away")
        {
            Details = seconds is null ? new Dictionary<string, string>() : new() { [SemanticSearchException.RetryAfterDetail] = seconds },
        };
        var context = new DefaultHttpContext();

        await new ExpectedFailureHandler(new WritesNothing()).TryHandleAsync(context, failure, TestContext.Current.CancellationToken);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Equal(header, context.Response.Headers.RetryAfter.ToString());
    }

    sealed class WritesNothing : IProblemDetailsService
    {
        public ValueTask WriteAsync(ProblemDetailsContext context) => ValueTask.CompletedTask;

        public ValueTask<bool> TryWriteAsync(ProblemDetailsContext context) => ValueTask.FromResult(true);
    }
}
