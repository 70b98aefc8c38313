"""The one HTTP API of a plane: its host name, its tokens, its routes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import cast

from aws_cdk import RemovalPolicy
from aws_cdk import aws_apigatewayv2 as apigw
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk.aws_apigatewayv2_authorizers import HttpJwtAuthorizer
from aws_cdk.aws_apigatewayv2_integrations import HttpLambdaIntegration
from constructs import Construct

from gemeengoed.manifest import Api, Application, Route, Standard, Web
from infra_cdk.constructs.function import LOG_RETENTION
from infra_cdk.guards import acknowledge

# Per instance, so that one busy municipality leaves the account's 10,000 a second to the others.
_REQUESTS_PER_SECOND = 100
_BURST = 200
# The route as declared, never the path or query as sent, and no address of who asks.
_ACCESS_LOG = {
    "requestId": "$context.requestId",
    "time": "$context.requestTime",
    "route": "$context.routeKey",
    "status": "$context.status",
    "ms": "$context.responseLatency",
    "functionMs": "$context.integrationLatency",
    "bytes": "$context.responseLength",
    "authorizerError": "$context.authorizer.error",
}


class Gateway(Construct):
    """Routes are declared one by one; what no route takes goes to the front door.

    issuer, audience  of the tokens of machine clients
    domain_name       the host; outside this stack DNS points it to `domain_target`
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        issuer: str,
        audience: str,
        domain_name: str,
        certificate_arn: str,
    ) -> None:
        super().__init__(scope, id)
        self.api = apigw.HttpApi(self, "Api", create_default_stage=False)
        self._tokens = HttpJwtAuthorizer("Tokens", issuer, jwt_audience=[audience])
        stage = self._stage()
        certificate = acm.Certificate.from_certificate_arn(self, "Certificate", certificate_arn)
        domain = apigw.DomainName(self, "Domain", domain_name=domain_name, certificate=certificate)
        self.domain_target = domain.regional_domain_name
        apigw.ApiMapping(self, "Mapping", api=self.api, domain_name=domain, stage=stage)

    def serve(self, application: Application, functions: Mapping[type, lambda_.IFunction]) -> None:
        """Route to an application's Api, Standard and Web functions, those that it has."""
        if api := functions.get(Api):
            self._serve_api("Api", api, application.api_root, application.routes)
        if standard := functions.get(Standard):
            spec = application.function(Standard)
            assert isinstance(spec, Standard)
            self._serve_api("Standard", standard, spec.root, spec.routes)
        if web := functions.get(Web):
            self._serve_pages(application, web)

    def _serve_api(
        self, id: str, function: lambda_.IFunction, root: str, routes: Sequence[Route]
    ) -> None:
        # One permission per function, for the whole API: one for every route would fill the
        # function's resource policy (20 kB) and cost a resource each.
        to_api = HttpLambdaIntegration(id, function, scope_permission_to_route=False)
        for route in routes:
            self.api.add_routes(
                path=root + route.path,
                methods=[apigw.HttpMethod(route.method)],
                integration=to_api,
                authorizer=self._tokens,
                authorization_scopes=[route.scope],
            )
        (document,) = self.api.add_routes(
            path=f"{root}/openapi.json",
            methods=[apigw.HttpMethod.GET],
            integration=to_api,
        )
        acknowledge(
            document,
            "AwsSolutions-APIG4",
            "The API document is public: NL API Design Rules, /core/publish-openapi.",
        )

    def _serve_pages(self, application: Application, function: lambda_.IFunction) -> None:
        to_web = HttpLambdaIntegration("Web", function, scope_permission_to_route=False)
        if application.front_door:
            pages = [
                apigw.HttpRoute(
                    self,
                    "FrontDoor",
                    http_api=self.api,
                    integration=to_web,
                    route_key=apigw.HttpRouteKey.DEFAULT,
                )
            ]
        else:
            root = application.web_root
            pages = [
                *self.api.add_routes(path=root, integration=to_web),
                *self.api.add_routes(path=f"{root}/{{proxy+}}", integration=to_web),
            ]
        for route in pages:
            acknowledge(
                route,
                "AwsSolutions-APIG4",
                "Pages are for people: the function checks the session, and some are public.",
            )

    def _stage(self) -> apigw.HttpStage:
        stage = apigw.HttpStage(
            self,
            "Stage",
            http_api=self.api,
            auto_deploy=True,
            throttle=apigw.ThrottleSettings(rate_limit=_REQUESTS_PER_SECOND, burst_limit=_BURST),
        )
        log_group = logs.LogGroup(
            self, "AccessLog", retention=LOG_RETENTION, removal_policy=RemovalPolicy.DESTROY
        )
        resource = cast(apigw.CfnStage, stage.node.default_child)
        resource.access_log_settings = apigw.CfnStage.AccessLogSettingsProperty(
            destination_arn=log_group.log_group_arn, format=json.dumps(_ACCESS_LOG)
        )
        return stage
